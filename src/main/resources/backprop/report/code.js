for (const code of document.querySelectorAll('code.language-java')) Prism.highlightElement(code);

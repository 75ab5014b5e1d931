// Formulas stand in the sources as text that can be read there: a^{l−1}, W^l_{ij}, θ^(l), ∂C/∂W^l. Here they get
// their indices. Only after a single letter (or what closes a bracket): grade_id is a name.
const INDEX = /(?<![\p{L}\p{N}_])(?:∂?\p{L}|[σδ]′)(?=[\^_])|[)\]‖](?=\^)/u;
const PART = /^([\^_])(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([\p{L}\p{N}]′?|[−+*]|\([^()]*\)))/u;

const formula = (text) => {
  const nodes = document.createDocumentFragment();
  let rest = text;
  for (let found; (found = INDEX.exec(rest)); ) {
    const end = found.index + found[0].length;
    nodes.append(rest.slice(0, end));
    rest = rest.slice(end);
    let part = PART.exec(rest);
    if (!part) { // no index after all
      nodes.append(rest[0]);
      rest = rest.slice(1);
    }
    for (; part; part = PART.exec(rest)) {
      const index = document.createElement(part[1] === '^' ? 'sup' : 'sub');
      index.append(formula(part[2] ?? part[3]));
      nodes.append(index);
      rest = rest.slice(part[0].length);
    }
  }
  nodes.append(rest);
  return nodes;
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const texts = [];
while (walker.nextNode()) texts.push(walker.currentNode);
for (const text of texts) {
  if (/[\^_]/.test(text.data) && !text.parentElement.closest('pre, script, a, .type-signature, .member-signature')) {
    text.replaceWith(formula(text.data));
  }
}

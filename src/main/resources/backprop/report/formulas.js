// Formulas are typeset where they stand; without this they are readable as LaTeX.
for (const math of document.querySelectorAll('.math')) {
  katex.render(math.textContent, math, {
    displayMode: math.classList.contains('display'),
    throwOnError: false, // shown in red, with the reason as its title
    strict: 'ignore',
    trust: false, // no links, pictures or attributes from a formula
    maxSize: 40, // em: a formula does not cover the page
    maxExpand: 1000,
  });
}
// the page has moved under the place that its address names
{
  let place = location.hash.slice(1);
  try {
    place = decodeURIComponent(place);
  } catch (e) {} // a name with a percent sign in it
  const element = document.getElementById(place);
  if (element) element.scrollIntoView();
}

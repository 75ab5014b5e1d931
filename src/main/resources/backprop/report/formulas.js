// Formulas are typeset when they come near the window or are printed; until then, and without this
// script, they can be read as TeX.
const formulas = document.querySelectorAll('.math');
const typeset = (math) => {
  const latex = (math.classList.contains('large') ? '\\displaystyle ' : '') + math.textContent;
  katex.render(latex, math, {
    displayMode: math.classList.contains('display'),
    throwOnError: false, // shown in red, with the reason as its title
    strict: 'ignore',
    trust: false, // no links, pictures or attributes from a formula
    maxSize: 40, // em: a formula does not cover the page
    maxExpand: 1000,
  });
};
// the page has moved under the place that its address names
const showPlace = () => {
  let place = location.hash.slice(1);
  try {
    place = decodeURIComponent(place);
  } catch (e) {} // a name with a percent sign in it
  const element = document.getElementById(place);
  if (element) element.scrollIntoView();
};
let moved = false;
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    typeset(target);
  }
  if (!moved) showPlace();
  moved = true;
}, { rootMargin: '1000px' });
formulas.forEach((math) => near.observe(math));
addEventListener('beforeprint', () => {
  near.disconnect();
  for (const math of formulas) if (!math.firstElementChild) typeset(math);
});

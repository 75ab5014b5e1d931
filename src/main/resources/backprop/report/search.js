// Every word must occur in a section, in any case; one in its heading counts for more.
const sections = [...document.getElementById('sections').content.children].map((link) => ({
  link,
  heading: link.title.toLowerCase(),
  text: link.textContent.replace(/\s+/g, ' '),
}));
const field = document.getElementById('search');
const MOST = 30;

const score = ({ heading, text }, words) => {
  const lower = text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const times = lower.split(word).length - 1 + (heading.includes(word) ? 20 : 0);
    if (!times) return 0;
    sum += Math.min(times, 25);
  }
  return sum;
};
// some words around the first of those looked for, which are marked
const excerpt = (text, words) => {
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, text.length) - 60);
  const line = document.createElement('p');
  let rest = (from ? '… ' : '') + text.slice(from, from + 200).replace(/\s\S*$/, ' …');
  while (rest) {
    const next = words.map((word) => [rest.toLowerCase().indexOf(word), word.length]).filter(([at]) => at >= 0);
    const [at, length] = next.sort((a, b) => a[0] - b[0] || b[1] - a[1])[0] || [rest.length, 0];
    const mark = document.createElement('mark');
    mark.textContent = rest.slice(at, at + length);
    line.append(rest.slice(0, at), ...(length ? [mark] : []));
    rest = rest.slice(at + length);
  }
  return line;
};
const find = () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = words.length ? sections.map((section) => [score(section, words), section]) : [];
  const hits = scored.filter(([points]) => points).sort((a, b) => b[0] - a[0]);
  document.getElementById('found').textContent = !words.length ? ''
    : (hits.length || 'No') + (hits.length === 1 ? ' section' : ' sections') + (hits.length > MOST ? `, the first ${MOST}:` : '');
  document.getElementById('hits').replaceChildren(...hits.slice(0, MOST).map(([, { link, text }]) => {
    const item = document.createElement('li');
    const place = document.createElement('a');
    place.href = link.getAttribute('href');
    place.textContent = link.title;
    item.append(place, link.title === link.dataset.page ? '' : ' in ' + link.dataset.page, excerpt(text, words));
    return item;
  }));
};
field.addEventListener('input', find);
if (location.hash === '#search') field.focus();
find(); // a browser that goes back keeps the words

// Carries text between a page and the figures, which are Java. No formula stands here.
(async () => {
  'use strict';
  const roots = [...document.querySelectorAll('.backprop-live:not([data-live])')];
  if (!roots.length) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const figures = [];
  let args = ['', ''], text = [], what = '', java;

  const page = {
    length: which => args[which].length,
    character: (which, i) => args[which].charCodeAt(i),
    append: code => { text.push(code); },
    next: () => { what = taken(); },
    deliver: figure => receive(figures[figure], what, taken()),
  };

  function taken() {
    let all = '';
    for (let i = 0; i < text.length; i += 8192) all += String.fromCharCode(...text.slice(i, i + 8192));
    text = [];
    return all;
  }

  // everything that the module asks for; what only its own link to scripts would need is never called
  function imports(module) {
    const memory = new WebAssembly.Memory({initial: 64, maximum: 32768});
    const i32 = value => new WebAssembly.Global({value: 'i32', mutable: false}, value);
    const sizes = JSON.parse(new TextDecoder().decode(
        WebAssembly.Module.customSections(module, 'teavm.memoryRequirements')[0]));
    const known = {
      page,
      env: {memory},
      teavmMath: Math,
      'wasm:js-string': {
        fromCharCode: code => String.fromCharCode(code),
        concat: (a, b) => a + b,
        substring: (a, from, to) => a.substring(from, to),
        length: a => a.length,
        charCodeAt: (a, i) => a.charCodeAt(i),
      },
      teavmDate: {currentTimeMillis: () => Date.now()},
      teavmMemory: {
        heapOffset: i32(sizes.dataSize + 7 & ~7),
        maxSize: i32(2 ** 31 - 1),
        notifyHeapResized: () => {},
      },
    };
    // WebKit cannot list the imports of a module with garbage collection, so they are asked for one by one
    const each = make => new Proxy({}, {get: (_, name) => make(name)});
    return each(from => each(name => known[from]?.[name] ?? (() => () => null)));
  }

  function receive(figure, what, text) {
    const space = what.indexOf(' ');
    const kind = space < 0 ? what : what.slice(0, space);
    const name = what.slice(space + 1);
    switch (kind) {
      case 'html': return space < 0 ? whole(figure, text) : fill(figure, name, text);
      case 'change': return change(figure, name, text);
      case 'value': return value(figure, name, text);
      case 'pixels': return paint(figure, name, text);
      case 'enabled': return enable(figure, name, text === 'yes');
      case 'state': figure.state = text; return;
      case 'say': return say(figure, text);
      case 'animate': figure.moves = text === 'yes'; return figure.moves && requestAnimationFrame(() => move(figure));
      case 'fail': throw new Error(text);
    }
  }

  function whole(figure, html) {
    const focused = figure.body.contains(document.activeElement) ? key(document.activeElement) : null;
    figure.body.innerHTML = html;
    if (focused) figure.body.querySelector(focused)?.focus();
  }

  const key = element => element.tagName.toLowerCase() + (element.type ? `[type="${element.type}"]` : '')
      + `[data-control="${element.dataset.control}"]`;

  const slot = (figure, name) => figure.body.querySelector(`[data-slot="${name}"]`);

  function fill(figure, name, html) {
    const element = slot(figure, name);
    if (element) element.innerHTML = html;
    figure.nodes[name] = null;
  }

  // what stays is not laid out again; nodes are called by their places, parents before children
  function change(figure, name, text) {
    const element = slot(figure, name);
    if (!element) return;
    const [size, ...changes] = text.split('\x1e');
    const nodes = figure.nodes[name] ??= all(element);
    if (nodes.length !== Number(size)) throw new Error(`${name}: ${nodes.length} nodes and not ${size}`);
    for (const each of changes) {
      const [place, what, value] = each.split('\x1f');
      if (value === undefined) nodes[place].data = what;
      else if (what !== '<') nodes[place].setAttribute(what, value);
      else {
        nodes[place].innerHTML = value;
        figure.nodes[name] = null;
      }
    }
  }

  function all(element) {
    const nodes = [], walker = document.createTreeWalker(element);
    do nodes.push(walker.currentNode); while (walker.nextNode());
    return nodes;
  }

  function value(figure, name, text) {
    figure.values[name] = text;
    for (const element of figure.body.querySelectorAll(`[data-control="${name}"]`)) {
      if (element !== figure.typing && element.tagName !== 'BUTTON') element.value = text;
    }
  }

  function paint(figure, name, text) {
    const canvas = figure.body.querySelector(`canvas[data-pixels="${name}"]`);
    if (!canvas) return;
    const [width, height] = [text.charCodeAt(0), text.charCodeAt(1)];
    const image = new ImageData(width, height);
    for (let i = 0, from = 2; i < width * height; i++) {
      for (let part = 0; part < 3; part++) image.data[4 * i + part] = text.charCodeAt(from++);
      image.data[4 * i + 3] = 255;
    }
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d').putImageData(image, 0, 0);
  }

  function enable(figure, name, on) {
    const button = figure.body.querySelector(`button[data-control="${name}"]`);
    if (!button) return;
    // aria-disabled and not disabled: a button that had the focus keeps it
    button.setAttribute('aria-disabled', String(!on));
  }

  function say(figure, sentence) {
    clearTimeout(figure.saying);
    figure.saying = setTimeout(() => { figure.voice.textContent = sentence; }, 400);
  }

  function send(figure, control, value) {
    args = [control, value];
    guarded(figure, () => java.event(figure.number));
    remember(figure);
  }

  function move(figure) {
    if (!figure.moves) return;
    const steps = calm.matches ? 30 : 1; // fewer pictures where motion is unwelcome
    guarded(figure, () => { for (let i = 0; i < steps && figure.moves; i++) java.frame(figure.number); });
    remember(figure);
    if (!figure.moves) return;
    if (calm.matches) setTimeout(() => move(figure), 500);
    else requestAnimationFrame(() => move(figure));
  }

  // what is solved stays in the browser, where it may
  function kept(root) {
    try {
      return localStorage.getItem(root.dataset.keep);
    } catch (e) {
      return null;
    }
  }

  function keep(figure) {
    try {
      localStorage.setItem(figure.root.dataset.keep, figure.state);
    } catch (e) {
      // without it all else works
    }
  }

  function remember(figure) {
    if (figure.root.dataset.keep) return keep(figure);
    if (!('address' in figure.root.dataset)) return;
    clearTimeout(figure.remembering);
    figure.remembering = setTimeout(() => history.replaceState(null, '', '#' + figure.state), 250);
  }

  function guarded(figure, action) {
    try {
      action();
    } catch (e) {
      figure.moves = false;
      figure.voice.textContent = 'This figure has stopped: ' + e.message + '. Reload the page.';
      figure.voice.classList.add('live-stopped');
      throw e;
    }
  }

  const LIMIT = 16;
  function listen(figure) {
    const body = figure.body;
    body.addEventListener('input', event => {
      const element = event.target;
      if (element.type === 'range') send(figure, element.dataset.control, element.value);
      else if (element.dataset.control && element.tagName !== 'SELECT') figure.typing = element;
    });
    body.addEventListener('change', event => {
      const element = event.target;
      if (!element.dataset.control || element.type === 'range') return;
      figure.typing = null;
      send(figure, element.dataset.control, element.type === 'checkbox' ? String(element.checked) : element.value);
    });
    body.addEventListener('focusout', event => {
      if (event.target !== figure.typing) return;
      figure.typing = null;
    });
    body.addEventListener('click', event => {
      const button = event.target.closest('button');
      if (!button || button.getAttribute('aria-disabled') === 'true') return;
      if (button.dataset.copy) copy(figure, button);
      else if (button.dataset.insert) insert(figure, button.dataset.insert);
      else if (button.dataset.control) send(figure, button.dataset.control, button.value);
    });
    body.addEventListener('click', event => {
      const drawing = event.target.closest('[data-point]');
      if (!drawing) return;
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
      send(figure, drawing.dataset.point, at.x.toFixed(2) + ',' + at.y.toFixed(2));
    });
    body.addEventListener('keydown', event => {
      event.stopPropagation(); // a notebook has keys of its own
      const {control, enter} = event.target.dataset;
      if (event.key !== 'Enter' || !enter || event.isComposing) return;
      send(figure, control, event.target.value);
      send(figure, enter, '');
    });
    let drag = null;
    function see(event) {
      const element = event.target.closest('[data-control], [data-drag]');
      const room = element?.closest('[data-see]');
      const touched = event.pointerType && event.pointerType !== 'mouse'; // what is touched must stay until it is pressed
      if (room && !drag && !touched) send(figure, room.dataset.see, element.dataset.control ?? element.dataset.drag);
    }
    body.addEventListener('pointerover', see);
    body.addEventListener('focusin', see);
    // JupyterLab asks the element first that has the focus: else its keys a, b, dd and arrows are the notebook's
    body.addEventListener('focusin', event => { event.target.dataset.lmSuppressShortcuts = 'true'; });
    body.addEventListener('pointerdown', event => {
      const element = event.target.closest('[data-drag]');
      if (!element || event.button) return;
      const {drag: control, step} = element.dataset;
      drag = {control, step: Number(step), from: Number(figure.values[control]), x: event.clientX};
      body.setPointerCapture(event.pointerId);
      event.preventDefault();
      const room = element.closest('[data-see]');
      if (room) send(figure, room.dataset.see, control);
    });
    body.addEventListener('pointermove', event => {
      if (!drag) return;
      const steps = Math.round(event.clientX - drag.x);
      send(figure, drag.control, String(Number((drag.from + steps * drag.step).toPrecision(LIMIT - 4))));
    });
    for (const end of ['pointerup', 'pointercancel']) body.addEventListener(end, () => { drag = null; });
  }

  function insert(figure, text) {
    const field = figure.body.querySelector('input[data-enter]');
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    figure.typing = field;
    field.focus();
    send(figure, field.dataset.control, field.value);
  }

  function copy(figure, button) {
    const pre = figure.body.querySelector('[data-slot="java"]');
    const address = location.href.split('#')[0] + '#' + encodeURI(figure.state);
    const text = button.dataset.copy === 'java' ? pre.textContent : address;
    const label = button.textContent;
    const done = said => {
      button.textContent = said;
      setTimeout(() => { button.textContent = label; }, 1500);
    };
    if (!navigator.clipboard) return done('Not allowed here');
    navigator.clipboard.writeText(text).then(() => done('Copied'), () => done('Not allowed here'));
  }

  function unescaped(text) {
    try {
      return decodeURIComponent(text);
    } catch (e) { // not written by a figure
      return text;
    }
  }

  async function load() {
    const packed = Uint8Array.from(atob(backpropLive), c => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    return (await WebAssembly.instantiate(module, imports(module))).exports;
  }

  function sentence(root, words) {
    root.dataset.live = 'off';
    // in place of the words on where scripts are allowed
    const p = root.querySelector(':scope > p') ?? root.appendChild(document.createElement('p'));
    p.className = 'live-none';
    p.textContent = words;
  }

  try {
    java = await load();
  } catch (e) {
    const words = 'This browser cannot run the live figure: it needs WebAssembly with garbage collection, which'
        + ' Chrome and Edge have since 119, Firefox since 120 and Safari since 18.2.';
    roots.forEach(root => sentence(root, words));
    if (globalThis.WebAssembly && !(e instanceof WebAssembly.CompileError)) throw e;
    return;
  }
  let named; // in the address
  for (const root of roots) {
    const fixed = document.createElement('div');
    fixed.className = 'live-static';
    fixed.append(...root.childNodes);
    const body = document.createElement('div');
    const voice = document.createElement('p');
    voice.className = 'live-voice';
    voice.setAttribute('aria-live', 'polite');
    root.append(fixed, body, voice);
    const figure = {number: figures.length, root, body, voice, values: {}, nodes: {}, state: '', moves: false};
    figures.push(figure);
    const name = root.dataset.figure;
    const address = unescaped(location.hash.slice(1));
    const own = 'address' in root.dataset && address.startsWith(name + '?');
    if (own) named = root;
    const state = (root.dataset.keep && kept(root)) ?? (own ? address : null);
    args = [name, state?.startsWith(name + '?') ? state.slice(name.length + 1) : root.dataset.state ?? ''];
    try {
      guarded(figure, () => java.mount(figure.number));
      listen(figure);
      root.dataset.live = 'on';
    } catch (e) { // the others go on
      root.dataset.live = 'off';
      body.remove();
      console.error(e);
    }
  }
  if (named) (document.getElementById(named.dataset.figure) ?? named).scrollIntoView();
  // another state was typed, pasted or followed
  const states = roots.filter(root => 'address' in root.dataset).map(root => `#${root.dataset.figure}?`);
  addEventListener('hashchange', () => states.some(it => location.hash.startsWith(it)) && location.reload());
})();

// The keyboard stops only at boxes that have something to scroll.
const boxes = new ResizeObserver((entries) => {
  for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
});
document.querySelectorAll('.scroll').forEach((box) => boxes.observe(box));

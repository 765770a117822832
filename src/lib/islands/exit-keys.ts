/**
 * Shift three times within five seconds leaves at once: the page is covered, then the exit's address
 * is opened in its place, so that Back does not return here. The exit itself is a plain link and needs
 * no script; this is for a keyboard. (GOV.UK, "Exit a page quickly".)
 */
const exit = document.querySelector<HTMLAnchorElement>('#exit');
const within = 5000;
let presses: number[] = [];

function leave(address: string): void {
  document.body.hidden = true;
  document.title = '';
  location.replace(address);
}

if (exit) {
  const address = exit.href;
  exit.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave(address);
  });
  addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === 'Shift' ? [...presses, timeStamp].filter((at) => timeStamp - at < within) : [];
    if (presses.length === 3) leave(address);
  });
  // Coming back by the Back button must not show what was covered from the browser's own memory.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

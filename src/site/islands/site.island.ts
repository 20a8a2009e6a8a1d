// The reader's only script: reveals the share actions that this device can do. Everything else works without it.

const LINGER_MS = 4000;

/** Shows the button of `action` in `box` and calls `act` when it is pressed. */
function offer(box: HTMLElement, action: 'share' | 'copy' | 'print', act: () => Promise<void> | void): void {
  const item = box.querySelector<HTMLElement>(`[data-action="${action}"]`);
  const button = item?.querySelector('button');
  if (item === null || item === undefined || button === null || button === undefined) return;
  button.addEventListener('click', () => {
    // Refused or called off by the reader: nothing to say.
    Promise.resolve(act()).catch(() => undefined);
  });
  item.hidden = false;
}

/** Says in `box`, to eye and ear, that the link was copied; then the button has its own words again. */
function sayDone(box: HTMLElement): void {
  const button = box.querySelector<HTMLElement>('[data-done]');
  const status = box.querySelector<HTMLElement>('[role="status"]');
  const done = button?.dataset['done'];
  if (button === null || done === undefined || button.textContent === done) return;
  const before = button.textContent;
  button.textContent = done;
  if (status !== null) status.textContent = done;
  setTimeout(() => {
    button.textContent = before;
    if (status !== null) status.textContent = '';
  }, LINGER_MS);
}

for (const box of document.querySelectorAll<HTMLElement>('[data-share-url]')) {
  const { shareUrl: url = location.href, shareTitle: title = document.title } = box.dataset;
  if (typeof navigator.share === 'function') {
    offer(box, 'share', () => navigator.share({ url, title }));
    for (const link of box.querySelectorAll<HTMLElement>('[data-else]')) link.hidden = true;
  }
  if (navigator.clipboard !== undefined) {
    offer(box, 'copy', async () => {
      await navigator.clipboard.writeText(url);
      sayDone(box);
    });
  }
  offer(box, 'print', () => window.print());
}

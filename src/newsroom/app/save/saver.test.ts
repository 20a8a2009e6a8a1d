import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAutosave, type AutosaveEvent } from './autosave.ts';
import type { Keep, Kept } from './keep.ts';
import { openSaver } from './saver.ts';

type Note = { readonly headline: string; readonly body: string };
type Event = AutosaveEvent<Note>;
const START: Note = { headline: 'h', body: 'b' };

function memoryKeep() {
  const records = new Map<string, Kept<Note>>();
  let full = false;
  const device: Keep = {
    keep: async (record) => {
      if (full) throw new Error('full');
      records.set(`${record.story}/${record.tab}`, record as unknown as Kept<Note>);
    },
    forget: async (story, tab) => void records.delete(`${story}/${tab}`),
    kept: async () => [],
    all: async () => [],
  };
  return { device, records, fill: (to: boolean) => (full = to) };
}

/** A saver whose server answers when the test says so. */
function trial() {
  const kept = memoryKeep();
  const sent: { from: number; value: Note; answer: (event: Event) => void }[] = [];
  const saver = openSaver<Note>({
    story: 's',
    tab: 't',
    person: 'p',
    start: startAutosave({ revision: 1, value: START }),
    device: kept.device,
    now: () => Date.now(),
    send: (from, value) => new Promise((answer) => sent.push({ from, value, answer })),
  });
  const type = (body: string): void => saver.type((value) => ({ ...value, body }));
  return { ...kept, sent, saver, type };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('saver', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('saves once after a pause of typing, and then forgets what the device kept', async () => {
    const { saver, sent, records, type } = trial();
    type('b1');
    await pass(300);
    type('b2');
    await pass(300);
    expect(sent).toHaveLength(0);
    expect(records.get('s/t')?.value.body).toBe('b2');
    await pass(400);
    expect(sent.map(({ from, value }) => [from, value.body])).toEqual([[1, 'b2']]);
    sent[0]?.answer({ type: 'stored', revision: 2 });
    await pass(200);
    expect(saver.isSettled()).toBe(true);
    expect(records.size).toBe(0);
  });

  it('saves someone who never pauses at least every three seconds', async () => {
    const { sent, type } = trial();
    for (let i = 0; i < 40; i++) {
      type(`b${i}`);
      await pass(100);
    }
    expect(sent).toHaveLength(1);
  });

  it('sends one at a time, and what was typed meanwhile next, from the new revision', async () => {
    const { sent, type } = trial();
    type('b1');
    await pass(700);
    type('b2');
    await pass(5000);
    expect(sent).toHaveLength(1);
    sent[0]?.answer({ type: 'stored', revision: 2 });
    await pass(700);
    expect(sent.map(({ from, value }) => [from, value.body])).toEqual([
      [1, 'b1'],
      [2, 'b2'],
    ]);
  });

  it('tries again by itself with growing pauses, and keeps the change on the device', async () => {
    const { sent, records, type } = trial();
    type('b1');
    await pass(700);
    for (const pause of [1000, 2000, 4000]) {
      const before = sent.length;
      sent.at(-1)?.answer({ type: 'unanswered', detail: '' });
      await pass(pause - 100);
      expect(sent).toHaveLength(before);
      await pass(200);
      expect(sent).toHaveLength(before + 1);
      expect(records.get('s/t')?.unsure.length).toBeGreaterThan(0);
    }
  });

  it('says when the device cannot keep anything either, and when it can again', async () => {
    const { saver, fill, type } = trial();
    fill(true);
    type('b1');
    await pass(150);
    expect(saver.view().keptHere).toBe(false);
    fill(false);
    type('b2');
    await pass(150);
    expect(saver.view().keptHere).toBe(true);
  });

  it('settles after everything typed is stored, also what was typed while it waited', async () => {
    const { saver, sent, type } = trial();
    type('b1');
    const settled = saver.settle();
    type('b2');
    sent[0]?.answer({ type: 'stored', revision: 2 });
    await pass(0);
    sent[1]?.answer({ type: 'stored', revision: 3 });
    await expect(settled).resolves.toBe(true);
    expect(saver.view().state.base).toEqual({ revision: 3, value: { headline: 'h', body: 'b2' } });
  });

  it('does not settle where the server does not answer', async () => {
    const { saver, sent, type } = trial();
    type('b1');
    const settled = saver.settle();
    sent[0]?.answer({ type: 'unanswered', detail: '' });
    await expect(settled).resolves.toBe(false);
    expect(saver.view().state.value.body).toBe('b1');
  });

  it('starts no save while a move is under way', async () => {
    const { saver, sent, type } = trial();
    saver.tell({ type: 'paused', paused: true });
    type('b1');
    await pass(10_000);
    expect(sent).toHaveLength(0);
    saver.tell({ type: 'paused', paused: false });
    await pass(700);
    expect(sent).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autosave, canSend, pending, retryDelay, settled, startAutosave, unacknowledged, type Autosave, type AutosaveEvent, type Stored } from './autosave.ts';
import type { Kept } from './keep.ts';
import { reopen } from './reopen.ts';
import { same } from './same.ts';

type Note = { readonly headline: string; readonly body: string; readonly slug: string };
type Field = keyof Note;
const START: Note = { headline: 'h0', body: 'b0', slug: 's0' };

/** A desk, a wire that loses and delays, and a server that compares and sets. */
class World {
  history: Note[] = [START]; // index = revision
  client: Autosave<Note> = startAutosave({ revision: 0, value: START });
  kept: Kept<Note> | null = null;
  requests: { from: number; value: Note; id: number }[] = [];
  answers: { event: AutosaveEvent<Note>; id: number }[] = [];
  /** The request that the client waits for; an answer to any other is dropped, as `use-autosave.ts` does. */
  waiting = 0;
  count = 0;

  get server(): Stored<Note> {
    return { revision: this.history.length - 1, value: this.history.at(-1)! };
  }

  /** What the person sees may change without them only where the server once stored what was there. */
  become(next: Autosave<Note>): void {
    const before = this.client.value;
    for (const field of Object.keys(START) as Field[]) {
      if (before[field] === next.value[field]) continue;
      expect(
        this.history.some((value) => value[field] === before[field]),
        `${field} "${before[field]}" vanished unsaved`,
      ).toBe(true);
    }
    this.client = next;
    expect(same(this.history[next.base.revision], next.base.value), 'base is what the server stored').toBe(true);
    this.keep();
  }

  keep(): void {
    const { client } = this;
    const unsure = client.sent === null ? client.unsure : [...client.unsure, client.sent];
    this.kept = unacknowledged(client) ? { story: 's', tab: 't', person: 'p', at: 1, base: client.base, value: client.value, unsure } : null;
  }

  type(field: Field): void {
    this.client = autosave(this.client, { type: 'typed', value: { ...this.client.value, [field]: `mine${++this.count}` } });
    this.keep();
  }

  due(): void {
    const idle = this.client.sent === null;
    this.become(autosave(this.client, { type: 'due' }));
    if (!idle || this.client.sent === null) return;
    this.waiting = ++this.count;
    this.requests.push({ from: this.client.base.revision, value: this.client.sent, id: this.waiting });
  }

  reach(index: number): void {
    const [request] = this.requests.splice(index % Math.max(1, this.requests.length), 1);
    if (request === undefined) return;
    if (request.from !== this.server.revision) {
      this.answers.push({ id: request.id, event: { type: 'behind', theirs: this.server } });
      return;
    }
    this.history.push(request.value);
    this.answers.push({ id: request.id, event: { type: 'stored', revision: this.server.revision } });
  }

  answer(index: number): void {
    const [given] = this.answers.splice(index % Math.max(1, this.answers.length), 1);
    if (given === undefined || given.id !== this.waiting || this.client.sent === null) return;
    this.waiting = 0;
    this.become(autosave(this.client, given.event));
  }

  timeOut(): void {
    if (this.client.sent === null) return;
    this.waiting = 0;
    this.become(autosave(this.client, { type: 'unanswered', detail: 'no answer' }));
  }

  other(field: Field): void {
    this.history.push({ ...this.server.value, [field]: `theirs${++this.count}` });
  }

  crash(): void {
    this.waiting = 0;
    this.become(reopen(this.server, this.kept).state);
  }

  choose(take: 'mine' | 'theirs'): void {
    const clashes = this.client.conflict?.clashes ?? [];
    const event = { type: 'chosen', take: Object.fromEntries(clashes.map((field) => [field, take])) } as const;
    if (take === 'mine') this.become(autosave(this.client, event));
    else {
      this.client = autosave(this.client, event);
      this.keep();
    }
  }

  /** The network is well again and the person keeps their own words. */
  comeToRest(): void {
    for (let round = 0; round < 40; round++) {
      this.choose('mine');
      this.due();
      while (this.requests.length > 0) this.reach(0);
      while (this.answers.length > 0) this.answer(0);
      if (this.client.sent !== null) this.timeOut();
      this.become(autosave(this.client, { type: 'seen', theirs: this.server }));
    }
  }
}

const field = fc.constantFrom<Field>('headline', 'body', 'slug');
const step: fc.Arbitrary<(world: World) => void> = fc.oneof(
  { weight: 4, arbitrary: field.map((f) => (w: World) => w.type(f)) },
  { weight: 4, arbitrary: fc.constant((w: World) => w.due()) },
  { weight: 3, arbitrary: fc.nat(3).map((n) => (w: World) => w.reach(n)) },
  { weight: 3, arbitrary: fc.nat(3).map((n) => (w: World) => w.answer(n)) },
  { weight: 2, arbitrary: fc.constant((w: World) => w.timeOut()) },
  { weight: 1, arbitrary: fc.nat(3).map((n) => (w: World) => void w.answers.splice(n, 1)) },
  { weight: 1, arbitrary: fc.nat(3).map((n) => (w: World) => void w.requests.splice(n, 1)) },
  { weight: 1, arbitrary: field.map((f) => (w: World) => w.other(f)) },
  { weight: 1, arbitrary: fc.constant((w: World) => w.become(autosave(w.client, { type: 'seen', theirs: w.server }))) },
  { weight: 1, arbitrary: fc.constant((w: World) => w.crash()) },
  { weight: 1, arbitrary: fc.constantFrom('mine' as const, 'theirs' as const).map((take) => (w: World) => w.choose(take)) },
);

describe('autosave', () => {
  it('loses nothing typed and nothing acknowledged in any order of saves, losses, crashes and other people', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const world = new World();
        for (const take of steps) take(world);
        const seen = world.client.value;
        world.comeToRest();
        expect(unacknowledged(world.client)).toBe(false);
        expect(world.kept).toBeNull();
        expect(world.server.value).toEqual(world.client.value);
        for (const f of Object.keys(START) as Field[]) {
          expect(
            world.history.some((value) => value[f] === seen[f]),
            `${f} "${seen[f]}" reached the server`,
          ).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never has two saves in flight', () => {
    const one = autosave(autosave(startAutosave({ revision: 1, value: START }), { type: 'typed', value: { ...START, body: 'b1' } }), { type: 'due' });
    const typed = autosave(one, { type: 'typed', value: { ...START, body: 'b2' } });
    expect(canSend(typed)).toBe(false);
    expect(autosave(typed, { type: 'due' })).toBe(typed);
  });

  it('leaves what was typed during a save as it is, and saves it next', () => {
    let state = autosave(startAutosave({ revision: 1, value: START }), { type: 'typed', value: { ...START, body: 'b1' } });
    state = autosave(state, { type: 'due' });
    state = autosave(state, { type: 'typed', value: { ...START, body: 'b1 more' } });
    const before = state.value;
    state = autosave(state, { type: 'stored', revision: 2 });
    expect(state.value).toBe(before);
    expect(state.replaced).toBe(0);
    expect(pending(autosave(state, { type: 'due' }))).toEqual({ ...START, body: 'b1 more' });
  });

  it('takes the change of another field by itself, and asks about the same field', () => {
    let state = autosave(startAutosave({ revision: 1, value: START }), { type: 'typed', value: { ...START, headline: 'mine', body: 'my text' } });
    state = autosave(autosave(state, { type: 'due' }), { type: 'behind', theirs: { revision: 2, value: { headline: 'theirs', body: 'b0', slug: 'theirs' } } });
    expect(state.conflict?.clashes).toEqual(['headline']);
    expect(state.value).toEqual({ headline: 'mine', body: 'my text', slug: 'theirs' });
    expect(canSend(state)).toBe(false);
    const chosen = autosave(state, { type: 'chosen', take: { headline: 'theirs' } });
    expect(chosen.value).toEqual({ headline: 'theirs', body: 'my text', slug: 'theirs' });
    expect(chosen.base.revision).toBe(2);
    expect(canSend(chosen)).toBe(true);
  });

  it('knows its own change when only the answer was lost', () => {
    let state = autosave(startAutosave({ revision: 1, value: START }), { type: 'typed', value: { ...START, body: 'b1' } });
    state = autosave(autosave(state, { type: 'due' }), { type: 'unanswered', detail: 'lost' });
    state = autosave(state, { type: 'typed', value: { ...START, body: 'b2' } });
    state = autosave(autosave(state, { type: 'due' }), { type: 'behind', theirs: { revision: 2, value: { ...START, body: 'b1' } } });
    expect(state.conflict).toBeNull();
    expect(state.value.body).toBe('b2');
  });

  it('saves the rest when one field is refused, and tries the field again once it changes', () => {
    let state = autosave(startAutosave({ revision: 1, value: START }), { type: 'typed', value: { headline: 'h0', body: 'b1', slug: 'taken' } });
    state = autosave(autosave(state, { type: 'due' }), { type: 'refused', detail: 'taken', fields: ['slug'] });
    expect(pending(state)).toEqual({ headline: 'h0', body: 'b1', slug: 's0' });
    state = autosave(autosave(state, { type: 'due' }), { type: 'stored', revision: 2 });
    expect(settled(state)).toBe(true);
    expect(unacknowledged(state)).toBe(true);
    expect(state.value.slug).toBe('taken');
    expect(canSend(autosave(state, { type: 'typed', value: { ...state.value, slug: 'free' } }))).toBe(true);
  });

  it('waits after a refusal of the whole, and after the session ended', () => {
    const typed = autosave(startAutosave({ revision: 1, value: START }), { type: 'typed', value: { ...START, body: 'b1' } });
    const refused = autosave(autosave(typed, { type: 'due' }), { type: 'refused', detail: 'bad', fields: [] });
    expect(canSend(refused)).toBe(false);
    expect(canSend(autosave(refused, { type: 'typed', value: { ...START, body: 'b2' } }))).toBe(true);
    const out = autosave(autosave(typed, { type: 'due' }), { type: 'signedOut', detail: 'expired' });
    expect(canSend(out)).toBe(false);
    expect(canSend(autosave(out, { type: 'signedIn' }))).toBe(true);
  });

  it('backs off to half a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 50].map(retryDelay)).toEqual([600, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000]);
  });
});

import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { addForm, bytesOf, compressQuickly, finish, formFor, headerOf } from './finished.ts';
import { settle, settleQueue } from './settle.ts';

const TEXT = 'The council put off the vote. '.repeat(200);
const make = (body = TEXT, compress = true) => finish({ status: 200, body, headers: ['Content-Type', 'text/html'], compress });

test('an answer has its head ready: length, tag, what it varies by', () => {
  const answer = make();
  expect(headerOf(answer.identity.head, 'content-length')).toBe(String(Buffer.byteLength(TEXT)));
  expect(headerOf(answer.identity.head, 'etag')).toBe(answer.etag);
  expect(headerOf(answer.identity.head, 'vary')).toBe('Accept-Encoding');
  expect(headerOf(make(TEXT, false).identity.head, 'vary')).toBeNull();
  expect(answer.notModified).not.toContain('Content-Length');
});

test('the tag follows the bytes and nothing else', () => {
  expect(make().etag).toBe(make().etag);
  expect(make().etag).not.toBe(make(`${TEXT}.`).etag);
  expect(make().etag).toMatch(/^W\/"[\w-]{22}"$/);
});

describe('forms', () => {
  test('the best that is there is given', () => {
    const answer = make();
    expect(formFor(answer, ['br', 'gzip', 'identity'])).toBe(answer.identity);
    compressQuickly(answer);
    expect(headerOf(formFor(answer, ['br', 'gzip', 'identity']).head, 'content-encoding')).toBe('gzip');
    expect(formFor(answer, ['identity'])).toBe(answer.identity);
  });

  test('hold the same bytes once settled, in less room', async () => {
    const answer = make();
    compressQuickly(answer);
    const quick = answer.gzip?.body.length ?? 0;
    await settle(answer);
    expect(gunzipSync(answer.gzip?.body ?? '').toString()).toBe(TEXT);
    expect(answer.gzip?.body.length).toBeLessThanOrEqual(quick);
    expect(answer.br?.body.length).toBeLessThan(answer.gzip?.body.length ?? 0);
    expect(bytesOf(answer)).toBeGreaterThan(TEXT.length);
  });

  test('a form that is larger is not kept', () => {
    const answer = make();
    addForm(answer, 'br', Buffer.alloc(TEXT.length));
    expect(answer.br).toBeNull();
  });

  test('short answers and pictures are left alone', () => {
    for (const answer of [make('short'), make(TEXT, false)]) {
      compressQuickly(answer);
      expect(answer.gzip).toBeNull();
    }
  });
});

test('the queue settles one after the other, and tells', async () => {
  const queue = settleQueue();
  const answers = Array.from({ length: 5 }, (_, i) => make(`${i}${TEXT}`));
  const done: number[] = [];
  await Promise.all(
    answers.map(
      (answer, i) =>
        new Promise<void>((resolve) => {
          queue(answer, () => {
            done.push(i);
            expect(answers.filter(({ br }) => br !== null).length).toBe(i + 1);
            resolve();
          });
        }),
    ),
  );
  expect(done).toEqual([0, 1, 2, 3, 4]);
});

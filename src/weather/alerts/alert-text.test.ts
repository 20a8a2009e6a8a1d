import { describe, expect, test } from 'vitest';
import { alertSections } from './alert-text.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('the text of an alert', () => {
  test('sections by their labels, wrapped lines run together', () => {
    expect(
      alertSections(
        '* WHAT...Temperatures as low as\n29 expected.\n\n* WHERE...Testville County.\n\n* IMPACTS...Frost could kill crops and possibly damage unprotected\noutdoor plumbing.\n\nPipes may burst.',
      ),
    ).toEqual([
      { label: 'WHAT', paragraphs: [text('Temperatures as low as 29 expected.')] },
      { label: 'WHERE', paragraphs: [text('Testville County.')] },
      { label: 'IMPACTS', paragraphs: [text('Frost could kill crops and possibly damage unprotected outdoor plumbing.'), text('Pipes may burst.')] },
    ]);
  });
  test('lists keep their items, a table its rows, an item its wrapped words', () => {
    expect(
      alertSections('* ADDITIONAL DETAILS...\n- At 8 AM the river was high\n  and rising.\n- It will fall.\n\nGauge   Stage\nTown    12.1\nafter it'),
    ).toEqual([
      {
        label: 'ADDITIONAL DETAILS',
        paragraphs: [
          { kind: 'list', items: ['At 8 AM the river was high and rising.', 'It will fall.'] },
          { kind: 'list', items: ['Gauge Stage', 'Town 12.1'] },
          text('after it'),
        ],
      },
    ]);
  });
  test('short-fused warnings label without a star; older texts star their items', () => {
    expect(alertSections('HAZARD...60 mph wind gusts.\n\nSOURCE...Radar indicated.').map(({ label }) => label)).toEqual(['HAZARD', 'SOURCE']);
    expect(alertSections('THE FLOOD WARNING CONTINUES FOR\n* A PORTION OF THE COUNTY\n* UNTIL 815 PM PDT MONDAY')).toEqual([
      { label: null, paragraphs: [text('THE FLOOD WARNING CONTINUES FOR'), { kind: 'list', items: ['A PORTION OF THE COUNTY', 'UNTIL 815 PM PDT MONDAY'] }] },
    ]);
  });
  test('nothing to say is no section', () => {
    for (const none of [null, '', ' \n\n']) expect(alertSections(none)).toEqual([]);
  });
});

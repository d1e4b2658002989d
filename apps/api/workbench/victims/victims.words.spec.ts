import { answerLines, choiceInWords, inWords } from './victims.words.js';

test('what was answered is told field by field, without the reference of the victim', () => {
  const answers = {
    victim: 'V-1',
    askedOn: '2026-12-09',
    how: 'face-to-face',
    noContactAsked: true,
    reason: '',
    words: 'Not near me.',
  };
  expect(answerLines(answers)).toEqual([
    { name: 'Asked on', text: '9 December 2026' },
    { name: 'How', text: 'Face to face' },
    { name: 'No contact asked for', text: 'Yes' },
    { name: 'What they said', text: 'Not near me.' },
  ]);
  expect(answerLines(null)).toEqual([]);
});

test('codes are said in words, and no choice is a choice of its own', () => {
  expect(inWords('could-not-reach')).toBe('Could not reach');
  expect(inWords('conditionsWanted')).toBe('Conditions wanted');
  expect([null, true, false].map(choiceInWords)).toEqual([
    'Has not chosen yet',
    'Wants to hear from us',
    'Does not want to hear',
  ]);
});

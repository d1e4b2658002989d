import { sampleUserId } from '#identity/sample-people.js';
import { type Shot } from './shots.js';

const FIRST_TASK = 'tbody td a[href^="/tasks/"]';
/** Each width takes a task of its own. */
const TO_CLAIM = { as: 'os.quinn', path: '/queue?holder=nobody', follow: [FIRST_TASK] } as const;
const MINE = { as: 'os.quinn', path: '/' } as const;

/** The queue and a task, in the order in which somebody works: what one picture does, the next shows. */
export const TASK_SHOTS: readonly Shot[] = [
  { name: 'queue', as: 'os.quinn', path: '/queue' },
  { name: 'queue-filtered', as: 'os.quinn', path: '/queue?holder=nobody&order=opened-first' },
  {
    name: 'queue-save-view',
    as: 'os.quinn',
    path: '/queue?holder=nobody&roh=high',
    follow: ['a[href^="/queue/views/new"]'],
  },
  {
    name: 'queue-views',
    as: 'os.quinn',
    path: '/queue/views/new?holder=nobody&order=opened-first',
    then: [{ fill: '#name', with: 'Nobody’s, oldest first' }, { press: 'main button:has-text("Save")' }],
  },
  { name: 'queue-view-change', as: 'os.quinn', path: '/queue', follow: ['.tc-views a[href$="/change"]'] },
  { name: 'task-to-claim', ...TO_CLAIM },
  { name: 'task', ...TO_CLAIM, then: [{ press: 'main button:has-text("Claim this task")' }] },
  {
    name: 'task-noted',
    ...MINE,
    follow: [FIRST_TASK, 'main button[value="save-and-notes"]'],
    then: [
      { fill: '#words', with: 'The file is with the Leeds office. They send it on Thursday.' },
      { press: 'main button:has-text("Keep the note")' },
    ],
  },
  { name: 'task-notes', ...MINE, follow: [FIRST_TASK, 'main button[value="save-and-notes"]'] },
  { name: 'task-ask', ...MINE, follow: [FIRST_TASK, 'main button[value="save-and-ask"]'] },
  {
    name: 'task-put-off',
    ...MINE,
    follow: [FIRST_TASK, 'main button[value="save-and-put-off"]'],
  },
  { name: 'task-hand-over', ...MINE, follow: [FIRST_TASK, 'main button[value="save-and-hand-over"]'] },
  {
    name: 'task-asked',
    as: 'omu.hli',
    path: '/queue?holder=nobody',
    follow: [FIRST_TASK],
    then: [
      { press: 'main button:has-text("Claim this task")' },
      { press: 'main button[value="save-and-ask"]' },
      { choose: '#userId', option: sampleUserId('head-of-omu.hli') },
      {
        fill: '#question',
        with: 'Has the court sent the second warrant? The dates differ by a month without it.',
      },
      { press: 'main form[novalidate] button' },
    ],
  },
  { name: 'my-work-asked', as: 'head-of-omu.hli', path: '/' },
  { name: 'question', as: 'head-of-omu.hli', path: '/', follow: ['a[href^="/questions/"]'] },
  { name: 'waiting-clerk', as: 'omu.hli', path: '/waiting' },
  { name: 'waiting', as: 'j.ibbotson', path: '/waiting' },
  { name: 'waiting-nobody', as: 'immigration.national', path: '/waiting' },
];

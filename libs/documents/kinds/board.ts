import { TEAM_KINDS } from '#domain/roles.js';
import { type DocumentKind } from '../kind.js';
import { IDENTITY, MANAGERS, OFFICIAL, OMU, OVERSIGHT, PROBATION, RISK, SENTENCE } from './shared.js';

const DEPARTMENTS = TEAM_KINDS['prison-departments'].roles;

/** Goes to everybody who is asked, the offender too: each can take part from afar or in writing (000 L441–445). */
export const boardInvitation: DocumentKind = {
  id: 'board-invitation',
  title: 'Invitation to a sentence planning board',
  purpose: 'Asks managers, departments and the person to the board',
  audience: 'board',
  marking: 'For everybody who is invited, the person it is about among them',
  about: ['board.set-date'],
  needs: [{ task: 'board.set-date', outcomes: ['set'] }],
  sections: [
    { heading: 'Whose board it is', parts: [{ rows: [...IDENTITY, ...MANAGERS] }] },
    {
      heading: 'When and where',
      parts: [
        {
          rows: [
            ['Date', 'board.set-date#boardOn'],
            ['Place', 'board.set-date#place'],
            ['Video link booked', 'board.set-date#videoBooked'],
            ['Interpreter', 'board.invite#interpreter?'],
          ],
        },
      ],
    },
    {
      heading: 'Who is invited',
      parts: [
        {
          each: 'board.contribute',
          title: 'board.contribute#=role',
          rows: [['Answer by', 'board.contribute#=due?']],
          none: 'The person it is about, and those the offender management unit names with this invitation.',
        },
      ],
    },
    {
      heading: 'How you can take part',
      parts: [
        {
          say: 'Come to the board, or join it by video or telephone. If you cannot, write before it: what progress has been made, what you know about risk of harm, and a target you propose. What you write is read at the board. If we hear nothing, the record of the board says so.',
        },
        {
          say: 'If this board is about you: it decides what you will work on during your sentence. You can say what you want to reach, and you can bring it in writing. Your offender supervisor helps you to prepare, and tells you the result if you cannot be there.',
        },
      ],
    },
  ],
  producedBy: OMU,
  readBy: [...OMU, ...PROBATION, ...DEPARTMENTS, ...OVERSIGHT],
  source: '000 L439-448; 002 L433-435; 003 L261; 004 L521',
};

/** What the board had before it, who took part and how, what it covered; missing voices are named (000 L445). */
export const boardRecord: DocumentKind = {
  id: 'board-record',
  title: 'Record of a sentence planning board',
  purpose: 'Says who took part in the board, how, and what it covered',
  audience: 'staff',
  marking: OFFICIAL,
  about: ['board.hold'],
  needs: [{ task: 'board.hold', outcomes: ['held', 'held-person-absent'] }],
  sections: [
    { heading: 'The person', parts: [{ rows: [...IDENTITY, ...SENTENCE, ...MANAGERS, ...RISK] }] },
    {
      heading: 'The board',
      parts: [
        {
          rows: [
            ['Held on', 'board.hold#heldOn'],
            ['Chair', 'board.hold#chair'],
            ['Outcome', 'board.hold#=outcome'],
            ['The person was there', 'board.hold#personPresent'],
            ["The person's own goals", 'board.hold#personsGoals'],
            ['Risk of harm was covered', 'board.hold#riskCovered'],
            ['The person was told their level', 'board.hold#levelToldToPerson?'],
            ['Contributions before the board', 'board.hold#contributions'],
          ],
        },
      ],
    },
    {
      heading: 'Who took part',
      parts: [
        {
          each: 'board.contribute',
          title: 'board.contribute#=role',
          rows: [
            ['How', 'board.contribute#=outcome'],
            ['Progress', 'board.contribute#progress?'],
            ['Risk of harm', 'board.contribute#riskOfHarm?'],
            ['Target proposed', 'board.contribute#targetProposed?'],
          ],
          none: 'Nobody was asked through this record.',
        },
      ],
    },
    {
      heading: 'What follows',
      parts: [
        {
          rows: [
            ['Told afterwards, if absent', 'board.feed-back#toldOn?'],
            ['Their view', 'board.feed-back#theirView?'],
            ['Targets of the plan', 'plan.write#targets?'],
          ],
        },
      ],
    },
  ],
  producedBy: [...OMU, 'offender-manager'],
  readBy: [...OMU, ...PROBATION, 'lifer-manager', 'psychology', ...OVERSIGHT],
  source: '000 L439-448, L454-458, L721; 004 L521; 002 L414',
};

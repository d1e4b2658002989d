import { detailOf, filterOf } from './notices.view.js';

test('a notice says what exactly, from the codes that came with it', () => {
  expect(detailOf('roh-changed', { from: 'high', to: 'very-high' })).toBe('From high to very high');
  expect(detailOf('roh-changed', { to: 'very-high' })).toBe('Now very high');
  expect(detailOf('mappa-changed', { from: 2, to: null })).toBe('No longer managed at a level');
  expect(detailOf('milestone', { milestone: 'licence-set', on: '2026-12-09' })).toBe(
    'Licence set, 9 December 2026',
  );
  expect(detailOf('task-missed', { type: 'victim.tell-release' })).toBe('Tell the victim of the release');
  expect(detailOf('disclosed', {})).toBe('');
});

test('an address asks for what is unread, unless it says otherwise', () => {
  expect(filterOf(new URLSearchParams(''))).toEqual({ show: 'unread', to: 'everything' });
  expect(filterOf(new URLSearchParams('show=all&to=me'))).toEqual({ show: 'all', to: 'me' });
  expect(filterOf(new URLSearchParams('show=x&to=y'))).toEqual({ show: 'unread', to: 'everything' });
});

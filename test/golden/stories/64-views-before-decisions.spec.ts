import { inCustody } from '../cases.js';

// G11: pathway.md, "Gates"; 004 L401, L940, L954. Sentenced Mon 2 March 2026; the late May holiday is Mon 25 May.
const ASKED = { but: ['victim.ask-views', 'category.review', 'category.approve', 'victim.tell'] };
const proposed = (title: string, category: string) =>
  inCustody(title, '2026-04-01 10:00', { victimScheme: true })
    .fact('victim-opted', { victim: 'v1', in: true })
    .fact('victim-opted', { victim: 'v2', in: false })
    .fact('category-changed', { category: 'C' })
    // Three years or less to serve: reviewed every six months, Thu 1 October 2026; its task appears 28 days before.
    .work('2026-09-07 10:00', ASKED)
    .answer('category.review', 'lower', { category });

describe('views of the victim before open conditions', () => {
  it('are asked of each victim who is in, and the category is approved only then (G11)', () => {
    proposed('open', 'open')
      // Five working days after Mon 7 September.
      .expectOpen('victim.ask-views', { due: '2026-09-14', role: 'victim-liaison-officer', place: 'YOR' })
      .expectGate('G11', 'closed')
      .expectNotOpen('category.approve')
      // Asked is enough: no answer stops nothing.
      .answer('victim.ask-views', 'could-not-reach')
      .expectGate('G11', 'open')
      .expectOpen('category.approve', { due: '2026-09-14', role: 'head-of-omu' })
      .answer('category.approve', 'approved', { category: 'open' })
      // And the victim is told of it.
      .expectOpen('victim.tell', { due: '2026-09-08' });
  });

  it('are not asked for a category that is still closed', () => {
    proposed('closed', 'c')
      .expectNotOpen('victim.ask-views')
      .expectOpen('category.approve', { due: '2026-09-14' });
  });

  it('may be overridden by the victim liaison manager’s leave, with a review', () => {
    proposed('overridden', 'd')
      .override('G11', '2026-09-21')
      .expectOpen('category.approve')
      .expectOpen('victim.ask-views')
      .expectOpen('manager.review-override', { due: '2026-09-21' });
  });
});

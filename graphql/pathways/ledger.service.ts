import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { type Keys } from '#config/key-ring.js';
import { viewOf } from '#domain/case.js';
import { effectiveFacts } from '#domain/episodes.js';
import { type Instant } from '#domain/time.js';
import { caseColumns } from '#engine/commit/case-columns.js';
import { loadState } from '#engine/commit/commit.js';
import { joinEvents } from '#engine/commit/wall.js';
import { Doors } from '#persistence/queries/doors.js';
import { journalUntil } from '#persistence/queries/journal-read.js';
import { type PathwayRead } from '#persistence/queries/pathway-list.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { copyState, emptyState, type State } from '#workflows/runtime/state.js';
import { type RequestContext } from '../shared/context.js';

/** The key that opens carried states; none where the codec is switched off. */
export const CODEC_KEY = Symbol('codec key');

/** A case as a resolver holds it: its row, and the ledger of the moment it is shown as of. */
export type PathwaySource = PathwayRead & { readonly asOf?: Instant; readonly ledger?: State };

/** The ledger behind a case, now or as it was: read only when a field needs it. */
@Injectable()
export class LedgerService {
  private readonly read = new WeakMap<PathwaySource, Promise<State>>();

  constructor(
    private readonly db: Doors,
    @Inject(CODEC_KEY) private readonly key: Keys | undefined,
  ) {}

  /** The ledger of this case at the moment it is shown as of; an empty one before its first turn. */
  of(source: PathwaySource): Promise<State> {
    if (source.ledger) return Promise.resolve(source.ledger);
    const known = this.read.get(source) ?? this.current(source.id);
    this.read.set(source, known);
    return known;
  }

  /** @throws GraphQLError UNAVAILABLE where this process has no key to open it with */
  async current(pathwayId: string): Promise<State> {
    if (!this.key)
      throw new GraphQLError('This service was started without the key that opens saved cases.', {
        extensions: { code: 'UNAVAILABLE' },
      });
    const text = await loadState(this.db.app, this.key, pathwayId);
    return text === null ? emptyState(pathwayId, '') : uncarry(text);
  }

  /** The case as it was: the journal folded up to an instant, as far as the reader may know it. */
  async asOf(row: PathwayRead, at: Instant, { reader }: RequestContext): Promise<PathwaySource> {
    const turns = await journalUntil(this.db, reader, row.id, at);
    let ledger = emptyState(row.id, '');
    for (const { walled, ...turn } of turns)
      ledger = applyBatch(ledger, { ...turn, events: joinEvents(turn.events, walled) }, copyState);
    return { ...row, ...columnsOf(ledger), asOf: at, ledger };
  }
}

/** What the facts of a ledger say of the case, under the names of its row. */
function columnsOf(ledger: State) {
  const c = caseColumns(ledger, viewOf(effectiveFacts(ledger.facts, ledger.withdrawnFacts)));
  const text = (name: string): string | null => (c[name] ?? null) as string | null;
  const number = (name: string): number | null => (c[name] ?? null) as number | null;
  return {
    kind: text('kind'),
    months: number('months'),
    episode: text('episode'),
    stage: text('stage'),
    prisonCode: text('prison_code'),
    areaCode: text('area_code'),
    omId: text('om_id'),
    osId: text('os_id'),
    roh: text('roh'),
    tier: number('tier'),
    ppo: (c['ppo'] ?? null) as boolean | null,
    mappaCategory: number('mappa_category'),
    mappaLevel: number('mappa_level'),
    releaseOn: text('release_on'),
    sentenceEnd: text('sentence_end'),
    sentencedOn: text('sentenced_on'),
    endedAt: ledger.endedAt ?? null,
    committedAt: ledger.seq === 0 ? null : ledger.now,
  };
}

import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Instant } from '#domain/time.js';
import { connectionType } from '../shared/connection.js';
import { REFUSALS } from '../shared/refusals.js';
import { resultType } from '../shared/refused.js';
import { GraphQLDateTime } from '../shared/scalars.js';

export enum ImportState {
  WAITING = 'waiting',
  RUNNING = 'running',
  ASKS = 'asks',
  STOPPED = 'stopped',
  DONE = 'done',
  FAILED = 'failed',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'ASKS: it would give many cases other dates, and waits for a yes; nothing has been written.',
});
export enum ImportedLines {
  CREATED = 'created',
  UPDATED = 'updated',
  UNCHANGED = 'unchanged',
  REFUSED = 'refused',
  HELD = 'held',
}
registerEnumType(ImportedLines, {
  name: 'ImportedLines',
  description: 'HELD: in, and stuck or told until somebody settles what contradicts itself.',
});
export enum ImportMoves {
  STOP = 'STOP',
  GO_ON = 'GO_ON',
}
registerEnumType(ImportMoves, { name: 'ImportMove' });

@ObjectType({ description: 'How many lines came to what, so far.' })
export class ImportCounts {
  @Field(() => Int)
  readonly created!: number;
  @Field(() => Int)
  readonly updated!: number;
  @Field(() => Int, { description: 'They say nothing new, or repeat an earlier line.' })
  readonly unchanged!: number;
  @Field(() => Int)
  readonly refused!: number;
  @Field(() => Int, { description: 'Of those that are in: the record contradicts itself.' })
  readonly held!: number;
}

@ObjectType({ description: 'It would give so many of the open cases other dates.' })
export class ImportRedates {
  @Field(() => Int)
  readonly cases!: number;
  @Field(() => Int)
  readonly openCases!: number;
}

@ObjectType({ description: 'What is wrong with a line, and how to mend it.' })
export class ImportProblem {
  @Field(() => String, { description: 'Path of the field; empty when the whole line is meant.' })
  readonly field!: string;
  @Field(() => String)
  readonly reason!: string;
  @Field(() => String)
  readonly mend!: string;
}

@ObjectType({ description: 'What became of one line of the file.' })
export class ImportLine {
  @Field(() => Int)
  readonly line!: number;
  @Field(() => ImportedLines)
  readonly outcome!: ImportedLines;
  @Field(() => String, { nullable: true, description: 'Prison number, else case reference number.' })
  readonly who!: string | null;
  @Field(() => ID, { nullable: true })
  readonly pathwayId!: string | null;
  @Field(() => [ImportProblem])
  readonly problems!: ImportProblem[];
  @Field(() => [String], { description: 'Why the case is held, in words.' })
  readonly held!: string[];
}
export const ImportLineConnection = connectionType('ImportLine', () => ImportLine);

@ObjectType({
  description: 'A caseload file that you import. Kept for 30 days, the file itself only until it is done.',
})
export class CaseloadImport {
  @Field(() => ID)
  readonly id!: string;
  @Field(() => String)
  readonly fileName!: string;
  @Field(() => Int)
  readonly bytes!: number;
  @Field(() => ImportState)
  readonly state!: ImportState;
  @Field(() => String, {
    nullable: true,
    description: '`compare` before anything is written, then `import`.',
  })
  readonly step!: string | null;
  @Field(() => Int, { description: 'Bytes read in this step.' })
  readonly doneBytes!: number;
  @Field(() => ImportRedates, { nullable: true })
  readonly redates!: ImportRedates | null;
  @Field(() => String, { nullable: true, description: 'Why it failed, and how to mend it.' })
  readonly problem!: string | null;
  @Field(() => GraphQLDateTime)
  readonly askedAt!: Instant;
  @Field(() => GraphQLDateTime, { description: 'When it last went on.' })
  readonly movedAt!: Instant;
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly endedAt!: Instant | null;
  @Field(() => ImportCounts)
  readonly counts!: ImportCounts;
  @Field(() => ImportLineConnection)
  readonly lines!: object;
}

@ObjectType()
export class ImportTaken {
  @Field(() => CaseloadImport, { nullable: true })
  readonly import!: CaseloadImport | null;
}
export const ImportResult = createUnionType({
  name: 'ImportResult',
  types: () => [ImportTaken, ...REFUSALS] as const,
  resolveType: resultType('ImportTaken'),
});

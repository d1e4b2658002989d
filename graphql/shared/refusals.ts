import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import { User } from '../people/people.types.js';

@InterfaceType({
  description: 'Something that was not done, and why, in words a person can act on.',
  resolveType: (refusal: { code: string }) => refusalTypeOf(refusal.code),
})
export abstract class Refusal {
  @Field(() => String)
  readonly code!: string;
  @Field(() => String)
  readonly message!: string;
}

@ObjectType({ implements: () => Refusal, description: 'There is no such thing, or it is not yours to see.' })
export class NotFoundRefusal extends Refusal {}

@ObjectType({
  implements: () => Refusal,
  description: 'It is not yours to do: another team, another role, or your own work.',
})
export class NotAllowedRefusal extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'Somebody else was first.' })
export class AlreadyClaimedRefusal extends Refusal {
  @Field(() => User, { nullable: true, description: 'Who holds it.' })
  readonly holder!: User | null;
}

@ObjectType({
  implements: () => Refusal,
  description: 'It is too late or too early for this: the state has moved on.',
})
export class WrongStateRefusal extends Refusal {
  @Field(() => String, { nullable: true })
  readonly state!: string | null;
}

@ObjectType()
export class FieldProblem {
  @Field(() => String)
  readonly field!: string;
  @Field(() => String)
  readonly message!: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'What was sent cannot be taken: each field that is wrong, and how to mend it.',
})
export class InvalidInputRefusal extends Refusal {
  @Field(() => [FieldProblem])
  readonly problems!: FieldProblem[];
}

@ObjectType({ implements: () => Refusal, description: 'It contradicts what is on record.' })
export class ConflictRefusal extends Refusal {
  @Field(() => ID, { nullable: true, description: 'What it contradicts.' })
  readonly with!: string | null;
}

export const REFUSALS = [
  NotFoundRefusal,
  NotAllowedRefusal,
  AlreadyClaimedRefusal,
  WrongStateRefusal,
  InvalidInputRefusal,
  ConflictRefusal,
] as const;

/** Codes the engine gives, by the type that says them; anything else is about what was sent. */
const TYPE_OF: Readonly<Record<string, string>> = {
  NOT_FOUND: NotFoundRefusal.name,
  NOT_ALLOWED: NotAllowedRefusal.name,
  ALREADY_CLAIMED: AlreadyClaimedRefusal.name,
  WRONG_STATE: WrongStateRefusal.name,
  NOT_HELD: WrongStateRefusal.name,
  CONFLICT: ConflictRefusal.name,
};

/** Name of the GraphQL type that carries this code. */
export const refusalTypeOf = (code: string): string => TYPE_OF[code] ?? InvalidInputRefusal.name;

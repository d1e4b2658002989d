import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Instant, type LondonDate } from '#domain/time.js';
import { discloseToManager, withdrawDisclosure } from '#victims/disclose.js';
import { type VictimChange } from '#victims/details.js';
import { addComplaintInformation, addVictimNote } from '#victims/entries.js';
import { type DisclosureRead, type EntryRead, type VictimRead } from '#victims/read.js';
import { addVictim, changeVictim, setVictimChoice } from '#victims/record.js';
import { Doors } from '#persistence/queries/doors.js';
import { User } from '../people/people.types.js';
import { type PathwaySource } from '../pathways/ledger.service.js';
import { Pathway } from '../pathways/pathway.types.js';
import { CommandId } from '../shared/command-id.js';
import { type RequestContext } from '../shared/context.js';
import { GraphQLDate, GraphQLDateTime } from '../shared/scalars.js';
import { DisclosureInput, VictimNoteInput } from './victim.inputs.js';
import { VictimService } from './victim.service.js';
import {
  AddVictimInput,
  ComplaintInformation,
  Disclosure,
  Victim,
  VictimChangeInput,
  VictimNote,
  VictimResult,
} from './victim.types.js';

const ofKind = ({ entries }: VictimRead, kind: EntryRead['kind']) =>
  entries.filter((entry) => entry.kind === kind).map(({ data, ...entry }) => ({ ...data, ...entry }));

@Resolver(() => Victim)
export class VictimResolver {
  constructor(
    private readonly db: Doors,
    private readonly victims: VictimService,
  ) {}

  @Query(() => [Victim], {
    name: 'victims',
    complexity: 50,
    description: 'Victims of a case, for victim liaison of their area. For everybody else there are none.',
  })
  async list(@Args('pathwayId', { type: () => ID }) pathwayId: string, @Context() context: RequestContext) {
    return (await this.victims.of(pathwayId, context)).map(shown);
  }

  @Mutation(() => VictimResult, {
    description: 'Enter a victim; the case learns an id and whether it is a child, and contact is offered.',
  })
  async addVictim(
    @Args('input', { type: () => AddVictimInput }) input: AddVictimInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const { pathwayId, reference, area, ...given } = input;
    const victim = {
      ...(given as VictimChange),
      pathwayId,
      reference: reference ?? undefined,
      area: area ?? undefined,
    };
    return this.kept(
      await addVictim(this.db, context.actor, victim, this.victims.asked(commandId, context)),
      context,
    );
  }

  @Mutation(() => VictimResult, {
    description: 'Change what is known of a victim; how it stood before is kept.',
  })
  async changeVictim(
    @Args('id', { type: () => ID }) id: string,
    @Args('input', { type: () => VictimChangeInput }) input: VictimChangeInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = this.victims.asked(commandId, context);
    return this.kept(
      await changeVictim(this.db, context.actor, id, { ...input } as VictimChange, asked),
      context,
    );
  }

  @Mutation(() => VictimResult, {
    description: 'A victim opts in or out of contact. Opting out ends contact, never protection.',
  })
  async setVictimChoice(
    @Args('id', { type: () => ID }) id: string,
    @Args('optIn', { type: () => Boolean }) optIn: boolean,
    @Args('at', { type: () => GraphQLDateTime, nullable: true }) at: Instant | null,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = this.victims.asked(commandId, context);
    const choice = { in: optIn, at: at ?? undefined };
    return this.kept(await setVictimChoice(this.db, context.actor, id, choice, asked), context);
  }

  @Mutation(() => VictimResult, { description: 'Keep the note of a contact, agreed with the victim.' })
  async addVictimNote(
    @Args('input', { type: () => VictimNoteInput }) input: VictimNoteInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = this.victims.asked(commandId, context);
    const said = { ...input, givenOn: input.givenOn ?? undefined, givenHow: input.givenHow ?? undefined };
    return this.kept(await addVictimNote(this.db, context.actor, input.victimId, said, asked), context);
  }

  @Mutation(() => VictimResult, { description: 'Record that a victim was told how to complain.' })
  async addComplaintInformation(
    @Args('victimId', { type: () => ID }) victimId: string,
    @Args('on', { type: () => GraphQLDate }) on: LondonDate,
    @Args('how', { type: () => String }) how: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = this.victims.asked(commandId, context);
    return this.kept(
      await addComplaintInformation(this.db, context.actor, victimId, { on, how }, asked),
      context,
    );
  }

  @Mutation(() => VictimResult, {
    description: 'Let the named offender manager know one item, for a purpose and on a ground.',
  })
  async discloseToOffenderManager(
    @Args('input', { type: () => DisclosureInput }) input: DisclosureInput,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = this.victims.asked(commandId, context);
    return this.kept(await discloseToManager(this.db, context.actor, input, asked), context);
  }

  @Mutation(() => VictimResult, {
    description: 'Take a disclosed item back; that it was disclosed stays on record.',
  })
  async withdrawDisclosure(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => String }) reason: string,
    @CommandId() commandId: string | undefined,
    @Context() context: RequestContext,
  ) {
    const asked = this.victims.asked(commandId, context);
    return this.kept(await withdrawDisclosure(this.db, context.actor, id, reason, asked), context);
  }

  private async kept(result: Parameters<VictimService['kept']>[0], context: RequestContext) {
    const kept = await this.victims.kept(result, context);
    return 'victim' in kept ? { ...kept, victim: shown(kept.victim) } : kept;
  }

  @ResolveField(() => User, { nullable: true })
  updatedBy(@Parent() { updatedById }: VictimRead, @Context() { loaders }: RequestContext) {
    return updatedById === null ? null : loaders.user.load(updatedById);
  }

  @ResolveField(() => [VictimNote])
  notes(@Parent() victim: VictimRead) {
    return ofKind(victim, 'agreed-note');
  }

  @ResolveField(() => [ComplaintInformation])
  complaintInformation(@Parent() victim: VictimRead) {
    return ofKind(victim, 'complaint-information');
  }
}

/** Details as fields of their own; former ones stay on record and are not shown. */
export const shown = (victim: VictimRead) => ({
  alsoKnownAs: [],
  channels: [],
  language: 'en',
  child: false,
  ...victim.details,
  ...victim,
});

@Resolver(() => VictimNote)
export class VictimNoteResolver {
  @ResolveField(() => User, { nullable: true })
  recordedBy(@Parent() { recordedById }: EntryRead, @Context() { loaders }: RequestContext) {
    return loaders.user.load(recordedById);
  }
}

@Resolver(() => Disclosure)
export class DisclosureResolver {
  @ResolveField(() => User, { nullable: true })
  disclosedBy(@Parent() { disclosedById }: DisclosureRead, @Context() { loaders }: RequestContext) {
    return disclosedById === null ? null : loaders.user.load(disclosedById);
  }
}

@Resolver(() => Pathway)
export class PathwayDisclosuresResolver {
  constructor(private readonly victims: VictimService) {}

  @ResolveField(() => [Disclosure], {
    complexity: 10,
    description:
      'What victim liaison lets you know as the named offender manager; for everybody else nothing.',
  })
  disclosures(@Parent() source: PathwaySource, @Context() context: RequestContext) {
    return this.victims.disclosedTo(source, context);
  }
}

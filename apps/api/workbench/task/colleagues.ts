import { roleWords } from '../case/case-words.js';

interface TeamOfTask {
  readonly members: readonly {
    readonly role: string;
    readonly user: { readonly id: string; readonly displayName: string };
  }[];
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** Their roles in the team: `Offender manager, Duty manager`. */
  readonly role: string;
}

/** Whoever may have a task: members of its team, or of the team it was passed up to; each once. */
export function colleaguesOf({
  team,
  escalatedTo,
}: {
  readonly team: TeamOfTask | null;
  readonly escalatedTo: TeamOfTask | null;
}): Colleague[] {
  const people = new Map<string, { name: string; roles: Set<string> }>();
  for (const { role, user } of [...(team?.members ?? []), ...(escalatedTo?.members ?? [])]) {
    const known = people.get(user.id) ?? { name: user.displayName, roles: new Set<string>() };
    known.roles.add(roleWords(role));
    people.set(user.id, known);
  }
  return [...people].map(([id, { name, roles }]) => ({ id, name, role: [...roles].join(', ') }));
}

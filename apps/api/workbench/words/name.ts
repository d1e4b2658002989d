/**
 * A name as people say it. Records often have names in capitals: those alone are written anew, so that McKay stays McKay.
 * @returns `Name not known` when there is neither name
 */
export function nameOf({
  firstName,
  lastName,
}: {
  readonly firstName: string | null;
  readonly lastName: string | null;
}): string {
  return [firstName, lastName].filter(Boolean).map(String).map(spoken).join(' ') || 'Name not known';
}

/** The number somebody is known by: in prison, else in the community. */
export const numberOf = ({
  prisonNumber,
  crn,
}: {
  readonly prisonNumber: string | null;
  readonly crn: string | null;
}): string => prisonNumber ?? crn ?? '';

const spoken = (name: string): string =>
  name === name.toUpperCase()
    ? name.toLowerCase().replaceAll(/(^|[\s'’-])\p{L}/gu, (start) => start.toUpperCase())
    : name;

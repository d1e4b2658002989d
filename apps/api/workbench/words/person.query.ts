import { graphql } from '../operations/graphql.js';

/** Whom a row of a list is about: `nameOf` and `numberOf` (name.ts) say it. */
export const PersonInList = graphql(`
  fragment PersonInList on Person {
    firstName
    lastName
    prisonNumber
    crn
  }
`);

import { Get } from '@nestjs/common';
import { graphql } from '../operations/graphql.js';
import { page, type Answer } from '../visit/answer.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';

const Account = graphql(`
  query Account {
    me {
      displayName
      username
      memberships {
        role
        team {
          title
          place {
            name
          }
        }
      }
    }
  }
`);

/** Who you are here, in which teams, and the ways out. */
@Screen('account')
export class AccountController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { displayName, username, memberships } = (await visit.ask(Account)).me;
    const teams = memberships.map(({ role, team }) => ({
      title: `${team.title}, ${team.place.name}`,
      role: role.replaceAll('-', ' '),
    }));
    return page('account/account.njk', { name: displayName, username, teams });
  }
}

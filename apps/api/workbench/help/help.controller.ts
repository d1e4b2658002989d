import { Get, Param } from '@nestjs/common';
import { page, type Answer } from '../visit/answer.js';
import { found } from '../visit/problem.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { topicOf, TOPICS } from './topics.js';
import { NEWS } from './what-is-new.js';

/** Help, the accessibility statement, what is new, and cookies. */
@Screen()
export class HelpController {
  @Get('help')
  list(@Visiting() { language }: Visit): Answer {
    const topics = TOPICS.map(({ id, title, welsh }) => ({
      href: `/help/${id}`,
      title: title[language],
      english: language === 'cy' && !welsh,
    }));
    return page('help/help.njk', { topics, contentLanguage: language });
  }

  @Get('help/:id')
  show(@Visiting() { language }: Visit, @Param('id') id: string): Answer {
    const { title, welsh } = found(topicOf(id));
    const inWelsh = language === 'cy' && welsh;
    return page('help/topic.njk', {
      title: title[inWelsh ? 'cy' : 'en'],
      text: `help/topics/${inWelsh ? 'cy/' : ''}${id}.njk`,
      contentLanguage: inWelsh ? 'cy' : 'en',
    });
  }

  @Get('accessibility')
  accessibility(@Visiting() { language }: Visit): Answer {
    return page(`help/accessibility.${language}.njk`, { contentLanguage: language });
  }

  @Get('cookies')
  cookies(@Visiting() { language }: Visit): Answer {
    return page(`help/cookies.${language}.njk`, { contentLanguage: language });
  }

  @Get('what-is-new')
  news(): Answer {
    return page('help/what-is-new.njk', { news: NEWS });
  }
}

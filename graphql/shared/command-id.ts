import { Args, ID } from '@nestjs/graphql';

/** `commandId`: chosen by the caller; the same one again repeats the first answer and does nothing twice. */
export const CommandId = (): ParameterDecorator =>
  Args('commandId', {
    type: () => ID,
    nullable: true,
    description: 'Chosen by you: the same one again repeats the first answer, and nothing is done twice.',
  });

import { type ResultOf, type VariablesOf } from 'gql.tada';
import { getOperationAST, type DocumentNode } from 'graphql';
import { londonDateOf } from '#calendar/index.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Actor } from '#identity/actor.js';
import { isOneOf } from '#identity/permission/who.js';
import { WORKS_ON_CASES } from '#graphql/permission/fields.js';
import { type RequestContext } from '#graphql/shared/context.js';
import { type Language } from '../words/language.js';
import { type Fields } from './http.js';
import { type Operations } from '../operations/operations.js';

/** What somebody had typed when their session was over. */
export interface KeptWords {
  readonly fields: Fields;
  readonly commandId?: string;
}

export interface VisitSettings {
  readonly operations: Operations;
  /** Makes the context of one GraphQL request of this person, under this visit's correlation id. */
  readonly context: () => Promise<RequestContext>;
  readonly actor: Actor;
  readonly sessionId: string;
  readonly csrf: string;
  readonly correlationId: string;
  readonly language: Language;
  /** Path and query that were asked for. */
  readonly address: string;
  /** The page whose form was sent, where one was. */
  readonly formPage?: string;
  /** What was kept of this page's form. */
  readonly kept?: KeptWords;
}

/** One request for a page by somebody who is signed in. */
export class Visit {
  readonly now: Instant = Date.now();
  private reading: Promise<RequestContext> | undefined;
  private keptShown = false;

  constructor(private readonly settings: VisitSettings) {}

  get actor(): Actor {
    return this.settings.actor;
  }
  /** Whether they are told of cases, and not only of their task and whom it is about. */
  get worksOnCases(): boolean {
    return isOneOf(this.actor, WORKS_ON_CASES.who);
  }
  get sessionId(): string {
    return this.settings.sessionId;
  }
  /** What each form carries: nobody can tell it who does not hold the session. */
  get csrf(): string {
    return this.settings.csrf;
  }
  get correlationId(): string {
    return this.settings.correlationId;
  }
  get language(): Language {
    return this.settings.language;
  }
  get address(): string {
    return this.settings.address;
  }
  /** The page with the form: this one, or the one whose form was sent here. */
  get formPage(): string {
    return this.settings.formPage ?? this.address;
  }
  get path(): string {
    return new URL(this.address, 'http://own.invalid').pathname;
  }
  get query(): URLSearchParams {
    return new URL(this.address, 'http://own.invalid').searchParams;
  }
  /** The day it is in London. */
  get today(): LondonDate {
    return londonDateOf(this.now);
  }

  /** What was kept of this page's form, for the form that shows it again. */
  takeKept(): KeptWords | undefined {
    this.keptShown = true;
    return this.settings.kept;
  }

  /** What was kept, and whether a form shows it: else the frame does, so that no word is lost. */
  get kept(): { readonly words: Fields; readonly shown: boolean } | undefined {
    const { kept } = this.settings;
    return kept && { words: kept.fields, shown: this.keptShown };
  }

  /**
   * Asks with the rights of whoever visits. Queries of one visit share what they have read, and are in the audit once;
   * a command reads afresh, and so does everything after it.
   * @throws OperationFailed (operations.ts), which is shown as a page of its own
   */
  async ask<Document extends DocumentNode>(
    document: Document,
    ...[variables]: Record<string, never> extends VariablesOf<Document>
      ? [VariablesOf<Document>?]
      : [VariablesOf<Document>]
  ): Promise<ResultOf<Document>> {
    const { operations, context } = this.settings;
    const given = variables ?? ({} as VariablesOf<Document>);
    if (getOperationAST(document)?.operation === 'mutation') {
      this.reading = undefined;
      return operations.run(document, given, await context());
    }
    this.reading ??= context();
    return operations.run(document, given, await this.reading);
  }
}

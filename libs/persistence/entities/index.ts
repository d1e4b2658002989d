import { type EntitySchema } from 'typeorm';
import { auditEpoch, auditEvent, auditSeal, legalHold } from './audit.js';
import * as besideTasks from './beside-task.js';
import { caseloadImport, caseloadImportLine } from './caseload-import.js';
import { campaign, campaignCase } from './campaign.js';
import { document, victimDocument } from './document.js';
import { cover, membershipPeriod, signOff } from './directory.js';
import { personUser, place, team } from './organisation.js';
import { answered, command, fact, journal, victimAnswered, victimFact, victimJournal } from './ledger.js';
import * as notices from './notice.js';
import { pathwayTable, person } from './pathway.js';
import * as projections from './projections.js';
import { rehearsal, rehearsalStep } from './rehearsal.js';
import { restrictedCase, restrictedCaseName, restrictedCaseOpening } from './restricted-case.js';
import { keptForm, session, signIn } from './session.js';
import { stageSpell } from './stage-spell.js';
import { stuckAct, victimStuckAct } from './stuck-act.js';
import { task, victimTask } from './task.js';
import { confidentialPart } from './confidential.js';
import { disclosure, victimEntry } from './victim-record.js';

/** Every table, for the data sources and for the check that migrations and entities agree. */
export const ENTITIES = [
  place,
  team,
  personUser,
  membershipPeriod,
  cover,
  signOff,
  person,
  pathwayTable,
  command,
  fact,
  victimFact,
  journal,
  victimJournal,
  answered,
  victimAnswered,
  task,
  victimTask,
  document,
  victimDocument,
  victimEntry,
  disclosure,
  confidentialPart,
  restrictedCase,
  restrictedCaseName,
  restrictedCaseOpening,
  rehearsal,
  rehearsalStep,
  session,
  signIn,
  keptForm,
  stageSpell,
  stuckAct,
  victimStuckAct,
  campaign,
  campaignCase,
  caseloadImport,
  caseloadImportLine,
  auditEvent,
  auditSeal,
  auditEpoch,
  legalHold,
  ...Object.values(besideTasks),
  ...Object.values(projections),
  ...Object.values(notices),
] as EntitySchema[];

import { type MigrationInterface } from 'typeorm';
import { Foundation1795000000001 } from './0001-foundation.js';
import { Answers1795000000002 } from './0002-answers.js';
import { EndedTasks1795000000003 } from './0003-ended-tasks.js';
import { StageSpells1795000000004 } from './0004-stage-spells.js';
import { VictimLadder1795000000005 } from './0005-victim-ladder.js';
import { Documents1795000000006 } from './0006-documents.js';
import { Campaigns1795000000007 } from './0007-campaigns.js';
import { AuditSeals1795000000008 } from './0008-audit-seals.js';
import { Sessions1795000000009 } from './0009-sessions.js';
import { GamingCounts1795000000010 } from './0010-gaming-counts.js';
import { Notices1795000000011 } from './0011-notices.js';
import { RiskAndMappaLists1795000000012 } from './0012-risk-and-mappa-lists.js';
import { VictimRecords1795000000013 } from './0013-victim-records.js';
import { Directory1795000000014 } from './0014-directory.js';
import { RestrictedCases1795000000015 } from './0015-restricted-cases.js';
import { Rehearsals1795000000016 } from './0016-rehearsals.js';
import { KeptForms1795000000017 } from './0017-kept-forms.js';
import { DirectoryCancelled1795000000018 } from './0018-directory-cancelled.js';
import { Managers1795000000019 } from './0019-managers.js';
import { PeopleSearch1795000000020 } from './0020-people-search.js';
import { SupersededFacts1795000000021 } from './0021-superseded-facts.js';
import { BesideTasks1795000000022 } from './0022-beside-tasks.js';
import { CaseloadImports1795000000023 } from './0023-caseload-imports.js';
import { VictimsOwnArea1795000000024 } from './0024-victims-own-area.js';
import { AreaWithOwnRights1795000000025 } from './0025-area-with-own-rights.js';
import { VictimsImported1795000000026 } from './0026-victims-imported.js';
import { PersonLock1795000000027 } from './0027-person-lock.js';
import { NeedsAndResults1795000000028 } from './0028-needs-and-results.js';

/** In the order they run. A migration that was released is never changed: add another. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  Foundation1795000000001,
  Answers1795000000002,
  EndedTasks1795000000003,
  StageSpells1795000000004,
  VictimLadder1795000000005,
  Documents1795000000006,
  Campaigns1795000000007,
  AuditSeals1795000000008,
  Sessions1795000000009,
  GamingCounts1795000000010,
  Notices1795000000011,
  RiskAndMappaLists1795000000012,
  VictimRecords1795000000013,
  Directory1795000000014,
  RestrictedCases1795000000015,
  Rehearsals1795000000016,
  KeptForms1795000000017,
  DirectoryCancelled1795000000018,
  Managers1795000000019,
  PeopleSearch1795000000020,
  SupersededFacts1795000000021,
  BesideTasks1795000000022,
  CaseloadImports1795000000023,
  VictimsOwnArea1795000000024,
  AreaWithOwnRights1795000000025,
  VictimsImported1795000000026,
  PersonLock1795000000027,
  NeedsAndResults1795000000028,
];

/** What people see: tasks, clocks, gates, notices, what is stuck. The last part is the victim wall and the audit. */
export const WORK_TABLES = `
CREATE TABLE throughcare.task (
  id uuid NOT NULL, pathway_id uuid NOT NULL, key text NOT NULL, round integer NOT NULL,
  type text NOT NULL, stage text NOT NULL, role text NOT NULL, place_code text NOT NULL,
  team_id uuid, acts_now_role text, escalated_team_id uuid,
  confidentiality text NOT NULL DEFAULT 'ordinary', state text NOT NULL DEFAULT 'OPEN',
  holder_id uuid, claimed_at timestamptz, meant_for_id uuid, barred jsonb, subject text, mark text,
  opened_at timestamptz NOT NULL, due_on date, due_at timestamptz, standard_row text, anchor text,
  missed_at timestamptz, rung integer NOT NULL DEFAULT 0, reminded_at timestamptz,
  submitted_n integer, draft jsonb, answers jsonb, outcome text, done_at timestamptz, done_by uuid,
  late boolean NOT NULL DEFAULT false, withdrawn_because text, note text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT task_step UNIQUE (pathway_id, key, round),
  CONSTRAINT task_state CHECK (state IN ('OPEN', 'CLAIMED', 'SUBMITTED', 'DONE', 'WITHDRAWN')),
  CONSTRAINT task_wall CHECK (confidentiality <> 'victim'),
  CONSTRAINT task_pk PRIMARY KEY (id)
);
CREATE INDEX task_queue ON throughcare.task (team_id, state, due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED');
CREATE INDEX task_escalated ON throughcare.task (escalated_team_id, state, due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND escalated_team_id IS NOT NULL;
CREATE INDEX task_holder ON throughcare.task (holder_id, state, due_at, id) WHERE holder_id IS NOT NULL;
CREATE INDEX task_meant_for ON throughcare.task (meant_for_id, state, due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND meant_for_id IS NOT NULL;
CREATE INDEX task_due ON throughcare.task (due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED');
CREATE INDEX task_type ON throughcare.task (type, state, due_at, id);

CREATE TABLE victim.task (
  id uuid NOT NULL, pathway_id uuid NOT NULL, key text NOT NULL, round integer NOT NULL,
  type text NOT NULL, stage text NOT NULL, role text NOT NULL, place_code text NOT NULL,
  team_id uuid, acts_now_role text, escalated_team_id uuid,
  confidentiality text NOT NULL DEFAULT 'victim', state text NOT NULL DEFAULT 'OPEN',
  holder_id uuid, claimed_at timestamptz, meant_for_id uuid, barred jsonb, subject text, mark text,
  opened_at timestamptz NOT NULL, due_on date, due_at timestamptz, standard_row text, anchor text,
  missed_at timestamptz, rung integer NOT NULL DEFAULT 0, reminded_at timestamptz,
  submitted_n integer, draft jsonb, answers jsonb, outcome text, done_at timestamptz, done_by uuid,
  late boolean NOT NULL DEFAULT false, withdrawn_because text, note text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT task_step UNIQUE (pathway_id, key, round),
  CONSTRAINT task_state CHECK (state IN ('OPEN', 'CLAIMED', 'SUBMITTED', 'DONE', 'WITHDRAWN')),
  CONSTRAINT task_wall CHECK (confidentiality = 'victim'),
  CONSTRAINT task_pk PRIMARY KEY (id)
);
CREATE INDEX task_queue ON victim.task (team_id, state, due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED');
CREATE INDEX task_escalated ON victim.task (escalated_team_id, state, due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND escalated_team_id IS NOT NULL;
CREATE INDEX task_holder ON victim.task (holder_id, state, due_at, id) WHERE holder_id IS NOT NULL;
CREATE INDEX task_meant_for ON victim.task (meant_for_id, state, due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND meant_for_id IS NOT NULL;
CREATE INDEX task_due ON victim.task (due_at, id) WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED');
CREATE INDEX task_type ON victim.task (type, state, due_at, id);

CREATE TABLE audit.event (
  id BIGSERIAL NOT NULL, at timestamptz NOT NULL DEFAULT now(), actor_id uuid, action text NOT NULL,
  subject_type text NOT NULL, subject_id text, pathway_id uuid, outcome text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}', correlation_id text,
  CONSTRAINT event_pk PRIMARY KEY (id)
);
CREATE INDEX event_pathway ON audit.event (pathway_id, at);
CREATE INDEX event_actor ON audit.event (actor_id, at);

CREATE TABLE throughcare.gate (
  pathway_id uuid NOT NULL, key text NOT NULL, id uuid NOT NULL, gate text NOT NULL,
  closed_at timestamptz NOT NULL, opens text NOT NULL, overridden_until date, overridden_by uuid,
  reason text, lapsed_at timestamptz,
  CONSTRAINT gate_id UNIQUE (id),
  CONSTRAINT gate_pk PRIMARY KEY (pathway_id, key)
);

CREATE TABLE throughcare.milestone (
  pathway_id uuid NOT NULL, key text NOT NULL, kind text NOT NULL, on_date date NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT milestone_pk PRIMARY KEY (pathway_id, key)
);

CREATE TABLE throughcare.notice (
  id uuid NOT NULL DEFAULT gen_random_uuid(), user_id uuid, team_id uuid, pathway_id uuid,
  kind text NOT NULL, data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(), acknowledged_at timestamptz, acknowledged_by uuid,
  CONSTRAINT notice_pk PRIMARY KEY (id)
);
CREATE INDEX notice_user ON throughcare.notice (user_id, created_at, id) WHERE user_id IS NOT NULL;
CREATE INDEX notice_team ON throughcare.notice (team_id, created_at, id) WHERE team_id IS NOT NULL;

CREATE TABLE throughcare.standing_clock (
  pathway_id uuid NOT NULL, key text NOT NULL, type text NOT NULL, due_on date,
  due_at timestamptz NOT NULL, standard_row text,
  CONSTRAINT standing_clock_pk PRIMARY KEY (pathway_id, key)
);
CREATE INDEX standing_clock_due ON throughcare.standing_clock (due_at);

CREATE TABLE throughcare.stuck (
  pathway_id uuid NOT NULL, key text NOT NULL, cause text NOT NULL, severity integer NOT NULL,
  since timestamptz NOT NULL, owner_role text NOT NULL, unblocks text NOT NULL, detail text,
  next_nudge_at timestamptz, source text NOT NULL DEFAULT 'pathway',
  CONSTRAINT stuck_source CHECK (source IN ('pathway', 'commit', 'reconciler')),
  CONSTRAINT stuck_pk PRIMARY KEY (pathway_id, key)
);
CREATE INDEX stuck_order ON throughcare.stuck (severity, since, pathway_id);

CREATE TABLE victim.notice (
  id uuid NOT NULL DEFAULT gen_random_uuid(), user_id uuid, team_id uuid, pathway_id uuid,
  kind text NOT NULL, data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(), acknowledged_at timestamptz, acknowledged_by uuid,
  CONSTRAINT notice_pk PRIMARY KEY (id)
);
CREATE INDEX notice_user ON victim.notice (user_id, created_at, id) WHERE user_id IS NOT NULL;
CREATE INDEX notice_team ON victim.notice (team_id, created_at, id) WHERE team_id IS NOT NULL;

CREATE TABLE victim.person (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, reference text,
  details jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT person_pk PRIMARY KEY (id)
);
CREATE INDEX victim_person_pathway ON victim.person (pathway_id);

CREATE TABLE victim.standing_clock (
  pathway_id uuid NOT NULL, key text NOT NULL, type text NOT NULL, due_on date,
  due_at timestamptz NOT NULL, standard_row text,
  CONSTRAINT standing_clock_pk PRIMARY KEY (pathway_id, key)
);
CREATE INDEX standing_clock_due ON victim.standing_clock (due_at);

CREATE TABLE victim.stuck (
  pathway_id uuid NOT NULL, key text NOT NULL, cause text NOT NULL, severity integer NOT NULL,
  since timestamptz NOT NULL, owner_role text NOT NULL, unblocks text NOT NULL, detail text,
  next_nudge_at timestamptz, source text NOT NULL DEFAULT 'pathway',
  CONSTRAINT stuck_source CHECK (source IN ('pathway', 'commit', 'reconciler')),
  CONSTRAINT stuck_pk PRIMARY KEY (pathway_id, key)
);
CREATE INDEX stuck_order ON victim.stuck (severity, since, pathway_id);
`;

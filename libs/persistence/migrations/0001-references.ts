/** References the database keeps. */
export const REFERENCES = `
ALTER TABLE throughcare.team
  ADD CONSTRAINT team_place_fk FOREIGN KEY (place_code) REFERENCES throughcare.place(code);
ALTER TABLE throughcare.membership
  ADD CONSTRAINT membership_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE;
ALTER TABLE throughcare.membership
  ADD CONSTRAINT membership_team_fk FOREIGN KEY (team_id) REFERENCES throughcare.team(id) ON DELETE CASCADE;
ALTER TABLE throughcare.pathway
  ADD CONSTRAINT pathway_person_fk FOREIGN KEY (person_id) REFERENCES throughcare.person(id);
ALTER TABLE throughcare.command
  ADD CONSTRAINT command_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.fact
  ADD CONSTRAINT fact_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE victim.fact
  ADD CONSTRAINT fact_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.journal
  ADD CONSTRAINT journal_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE victim.journal
  ADD CONSTRAINT journal_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.task
  ADD CONSTRAINT task_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.task
  ADD CONSTRAINT task_team_fk FOREIGN KEY (team_id) REFERENCES throughcare.team(id);
ALTER TABLE throughcare.task
  ADD CONSTRAINT task_escalated_team_fk FOREIGN KEY (escalated_team_id) REFERENCES throughcare.team(id);
ALTER TABLE victim.task
  ADD CONSTRAINT task_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE victim.task
  ADD CONSTRAINT task_team_fk FOREIGN KEY (team_id) REFERENCES throughcare.team(id);
ALTER TABLE victim.task
  ADD CONSTRAINT task_escalated_team_fk FOREIGN KEY (escalated_team_id) REFERENCES throughcare.team(id);
ALTER TABLE throughcare.gate
  ADD CONSTRAINT gate_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.milestone
  ADD CONSTRAINT milestone_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.notice
  ADD CONSTRAINT notice_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.standing_clock
  ADD CONSTRAINT standing_clock_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE throughcare.stuck
  ADD CONSTRAINT stuck_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE victim.notice
  ADD CONSTRAINT notice_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE victim.person
  ADD CONSTRAINT person_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE victim.standing_clock
  ADD CONSTRAINT standing_clock_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
ALTER TABLE victim.stuck
  ADD CONSTRAINT stuck_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
`;

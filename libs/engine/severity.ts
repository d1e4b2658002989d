/**
 * How bad it is that a pathway does not move; higher is worse (pathway.md, "Stuck": sorted by harm, then age).
 * A cause that is not listed counts as a closed gate does.
 */
const SEVERITY: Readonly<Record<string, number>> = {
  diverged: 100,
  'held-past-release-date': 95,
  'fixed-term-date-differs': 95,
  'released-in-error': 90,
  'release-date-disputed': 85,
  'unlawfully-at-large': 85,
  'victim-notice-not-delivered': 80,
  'workflow-failing': 75,
  'policy-faulted': 75,
  absent: 75,
  behind: 70,
  'high-risk-no-manager': 70,
  'licence-about-to-lock': 65,
  'no-release-date': 50,
  'contradictory-dates': 50,
  'escalations-spent': 45,
  'no-eligible-holder': 40,
  'release-path-not-carried': 20,
};
const UNLISTED = 30;

export const severityOf = (cause: string): number => SEVERITY[cause] ?? UNLISTED;

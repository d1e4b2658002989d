import { Command } from 'commander';

const FAILED = 1;

/** A command's module is loaded only when it is asked for: `standards due` answers without a server, and at once. */
type Load = () => Promise<Command>;

const COMMANDS: readonly {
  readonly name: string;
  readonly about: string;
  readonly hidden?: true;
  readonly load: Load;
}[] = [
  {
    name: 'standards',
    about: 'the catalogue: list it, or ask when a row is due',
    load: async () => (await import('./commands/standards.command.js')).standardsCommand(),
  },
  {
    name: 'token',
    about: 'a bearer token for a sample person',
    load: async () => (await import('./commands/token.command.js')).tokenCommand(),
  },
  {
    name: 'import',
    about: 'take in a caseload, one case a line',
    load: async () => (await import('./commands/import.command.js')).importCommand(),
  },
  {
    name: 'pathway',
    about: 'one pathway: where it is, what is open, what is stuck',
    load: async () => (await import('./commands/pathway.command.js')).pathwayCommand(),
  },
  {
    name: 'simulate',
    about: 'live a caseload forward with scripted staff',
    load: async () => (await import('./commands/simulate.command.js')).simulateCommand(),
  },
  {
    name: 'campaign',
    about: 'a change of the rules, brought into the cases under way',
    load: async () => (await import('./commands/campaign.command.js')).campaignCommand(),
  },
  {
    name: 'replay',
    about: 'saved workflow histories against this code',
    load: async () => (await import('./commands/replay.command.js')).replayCommand(),
  },
  {
    name: 'audit',
    about: 'whether the audit is as it was written',
    load: async () => (await import('./commands/audit.command.js')).auditCommand(),
  },
  {
    name: 'subject-access',
    about: 'what is on record of a person, for that person',
    load: async () => (await import('./commands/subject-access.command.js')).subjectAccessCommand(),
  },
  {
    name: 'retention',
    about: 'what has been kept long enough: list it, erase it, hold it',
    load: async () => (await import('./commands/retention.command.js')).retentionCommand(),
  },
  {
    name: 'keys',
    about: 'the keys that seal what is stored: which are in use, and sealing anew',
    load: async () => (await import('./commands/keys.command.js')).keysCommand(),
  },
  {
    name: 'demo',
    about: 'opens the sample cases that a caseload file cannot show',
    hidden: true,
    load: async () => (await import('./commands/demo.command.js')).demoCommand(),
  },
  {
    name: 'seed-sample',
    about: 'puts in the sample teams and people',
    hidden: true,
    load: async () => (await import('./commands/seed-sample.command.js')).seedSampleCommand(),
  },
];

/** `throughcare <command>`: 0 done, 2 some refused, 1 failed. */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('throughcare')
    .description('Custody-to-community sentence pathways')
    .showHelpAfterError('(throughcare --help lists the commands)');
  const wanted = COMMANDS.find(({ name }) => name === argv[0]);
  for (const { name, about, hidden, load } of COMMANDS) {
    const command = name === wanted?.name ? await load() : new Command(name).description(about);
    program.addCommand(command, { hidden: hidden ?? false });
  }
  await program.parseAsync(argv, { from: 'user' });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = FAILED;
});

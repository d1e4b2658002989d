import 'reflect-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { introspectionFromSchema, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { checkoutRoot } from '#config/checkout.js';
import { ORPHANED_TYPES, RESOLVERS } from './resolvers.js';

const HEAD =
  'Made from the code by `node dist/graphql/print-schema.js`; committed so that a change of the contract is seen.';

/** The schema, made from the resolvers' classes: no database, no server. */
async function schemaOfTheCode(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const schema = await app
      .get(GraphQLSchemaFactory)
      .create([...RESOLVERS], { orphanedTypes: [...ORPHANED_TYPES] });
    return lexicographicSortSchema(schema);
  } finally {
    await app.close();
  }
}

/** What is committed of it: the schema as people read it, and as the types of the workbench's own operations (gql.tada). */
async function committed(): Promise<Readonly<Record<string, string>>> {
  const schema = await schemaOfTheCode();
  const introspection = minifyIntrospection(introspectionFromSchema(schema));
  const types = outputIntrospectionFile(introspection, {
    fileType: '.d.ts',
    shouldPreprocess: true,
    preamble: `/** ${HEAD} */`,
  });
  return {
    'graphql/schema.graphql': `# ${HEAD}\n\n${printSchema(schema)}\n`,
    'graphql/introspection.ts': types.slice(0, types.indexOf('import * as gqlTada')),
  };
}

/** Writes the committed files, or with `--check` fails when one differs from the code. */
async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const [name, text] of Object.entries(await committed())) {
    const file = path.join(checkoutRoot(), name);
    if (!check) {
      fs.writeFileSync(file, text);
      console.log(`Wrote ${file}`);
    } else if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) {
      console.log(`${name} agrees with the code.`);
    } else {
      console.error(
        `${name} differs from the code. Look at the change: node dist/graphql/print-schema.js && git diff ${name}`,
      );
      process.exitCode = 1;
    }
  }
}

if (process.argv[1]?.endsWith('print-schema.js')) await main();

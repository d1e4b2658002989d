import 'reflect-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { checkoutRoot } from '#config/checkout.js';
import { ORPHANED_TYPES, RESOLVERS } from './resolvers.js';

const FILE = path.join(checkoutRoot(), 'graphql/schema.graphql');
const HEAD =
  '# Made from the code by `node dist/graphql/print-schema.js`; committed so that a change of the contract is seen.\n\n';

/** The schema as text, made from the resolvers' classes: no database, no server. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const schema = await app
      .get(GraphQLSchemaFactory)
      .create([...RESOLVERS], { orphanedTypes: [...ORPHANED_TYPES] });
    return `${HEAD}${printSchema(lexicographicSortSchema(schema))}\n`;
  } finally {
    await app.close();
  }
}

/** Writes the committed schema, or with `--check` fails when it differs from the code. */
async function main(): Promise<void> {
  const text = await schemaText();
  if (!process.argv.includes('--check')) {
    fs.writeFileSync(FILE, text);
    console.log(`Wrote ${FILE}`);
    return;
  }
  if (fs.existsSync(FILE) && fs.readFileSync(FILE, 'utf8') === text) {
    console.log('graphql/schema.graphql agrees with the code.');
    return;
  }
  console.error(
    'graphql/schema.graphql differs from the code. Look at the change: node dist/graphql/print-schema.js && git diff graphql/schema.graphql',
  );
  process.exitCode = 1;
}

if (process.argv[1]?.endsWith('print-schema.js')) await main();

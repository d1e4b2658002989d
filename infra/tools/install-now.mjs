/** Installs the packages and ends. */
import { install } from './install.mjs';
import { sayWhy } from './progress.mjs';

try {
  await install();
} catch (error) {
  sayWhy(error);
  process.exitCode = 1;
}

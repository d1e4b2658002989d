import { timingSafeEqual, createHash } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, HttpException, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { Doors } from '#persistence/queries/doors.js';

export const NOTIFY_TOKEN = Symbol('token of the callbacks of GOV.UK Notify');

const Receipt = z.object({ reference: z.uuid(), status: z.string().regex(/^[a-z-]{3,40}$/) });
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Where GOV.UK Notify tells what became of a message. It is only written down here: the worker finds the message, which may stand
 * where this process has no right to look. Addresses in what is sent are not kept.
 */
@Controller('notify')
export class NotifyReceiptsController {
  constructor(
    private readonly doors: Doors,
    @Inject(NOTIFY_TOKEN) private readonly token: { readonly value: string | undefined },
  ) {}

  @Post('receipts')
  @HttpCode(204)
  async take(@Headers('authorization') given: string | undefined, @Body() body: unknown): Promise<void> {
    const { value } = this.token;
    if (value === undefined || !timingSafeEqual(digest(given ?? ''), digest(`Bearer ${value}`)))
      throw new HttpException({ message: 'The bearer token of the callback is missing or wrong.' }, 401);
    const read = Receipt.safeParse(body);
    if (!read.success)
      throw new HttpException({ message: 'A receipt has a reference (a uuid of ours) and a status.' }, 400);
    await this.doors.app.query('INSERT INTO throughcare.notice_receipt (reference, status) VALUES ($1, $2)', [
      read.data.reference,
      read.data.status,
    ]);
  }
}

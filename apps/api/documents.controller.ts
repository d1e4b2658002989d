import { Controller, Get, Header, HttpException, Param, Req, Res } from '@nestjs/common';
import { isUuid } from '#engine/ids.js';
import { originOf, type Requested } from '#graphql/audit/origin.js';
import { asData, DocumentService } from '#graphql/documents/document.service.js';
import { type RequestContext } from '#graphql/shared/context.js';
import { SignIn } from '#graphql/shared/sign-in.js';

interface Response {
  setHeader(name: string, value: string): void;
  end(body: Buffer | string): void;
}

const NOT_THERE =
  'There is no such document, or it is not one you may read. `Pathway.documents` lists yours.';

/** Documents to keep or print, with the bearer token or session and the rights of GraphQL; nothing is kept on the way. */
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly documents: DocumentService,
  ) {}

  @Get(':file')
  @Header('cache-control', 'private, no-store')
  @Header('x-content-type-options', 'nosniff')
  @Header('referrer-policy', 'no-referrer')
  async download(
    @Param('file') file: string,
    @Req() request: Requested,
    @Res() response: Response,
  ): Promise<void> {
    const context = { ...(await this.contextOf(request.headers)), origin: originOf(request) };
    const [, id, format] = /^(.+)\.(pdf|json)$/.exec(file) ?? [];
    if (!id || !format || !isUuid(id)) throw refusal(404, NOT_THERE);
    const document = await this.documents.whole(id, format, context);
    if (!document) throw refusal(404, NOT_THERE);
    const name = `${document.kind}-${document.version}-${document.language}.${format}`;
    response.setHeader(
      'content-type',
      format === 'pdf' ? 'application/pdf' : 'application/json; charset=utf-8',
    );
    response.setHeader('content-disposition', `inline; filename="${name}"`);
    response.setHeader('x-correlation-id', context.correlationId);
    response.end(format === 'pdf' ? document.pdf : JSON.stringify(asData(document), null, 2));
  }

  private async contextOf(headers: Requested['headers']): Promise<RequestContext> {
    try {
      return await this.signIn.contextOf(await this.signIn.page(headers));
    } catch (error) {
      const code = (error as { extensions?: { code?: unknown } }).extensions?.code;
      if (code === 'UNAUTHENTICATED') throw refusal(401, (error as Error).message);
      throw error;
    }
  }
}

const refusal = (status: number, message: string): HttpException =>
  new HttpException({ code: status === 401 ? 'UNAUTHENTICATED' : 'NOT_FOUND', message }, status);

import { Controller, Get, Headers, NotFoundException, Param, Res } from '@nestjs/common';
import { type Reply } from '../visit/http.js';
import { assets } from './assets.js';

/** Style, scripts and pictures, for whoever asks: they say nothing about anybody. */
@Controller('assets')
export class AssetsController {
  @Get(':folder/:name')
  file(
    @Param('folder') folder: string,
    @Param('name') name: string,
    @Headers('accept-encoding') takes: string | undefined,
    @Res() reply: Reply,
  ): void {
    const asset = folder === assets.folder ? assets.find(name) : undefined;
    if (!asset) throw new NotFoundException();
    reply.setHeader('content-type', asset.type);
    reply.setHeader('cache-control', 'public, max-age=31536000, immutable');
    reply.setHeader('x-content-type-options', 'nosniff');
    reply.setHeader('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(takes ?? '')) return reply.end(asset.body);
    reply.setHeader('content-encoding', 'gzip');
    reply.end(asset.zipped);
  }
}

import {
  Controller,
  Get,
  Param,
  Post,
  Res,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiParam, ApiTags } from '@nestjs/swagger';
import { AddedImage, hash, limits } from '@samepage/contracts';
import type { Response } from 'express';
import { Endpoint } from '../edge/endpoint';
import { ImageService } from './image.service';

@ApiTags('images')
@Controller()
export class ImageController {
  constructor(private readonly images: ImageService) {}

  @Post('inquiries/:inquiryId/images')
  @UseInterceptors(FileInterceptor('image', { limits: { fileSize: limits.imageBytes, files: 1 } }))
  @ApiParam({ name: 'inquiryId', schema: { type: 'string', format: 'uuid' } })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { image: { type: 'string', format: 'binary' } },
      required: ['image'],
    },
  })
  @Endpoint({
    ability: 'image.add',
    at: 'inquiry',
    summary: 'Add a picture. It is made smaller and loses its camera data.',
    returns: AddedImage,
    status: 201,
  })
  add(@UploadedFile() file: { buffer: Buffer } | undefined) {
    return this.images.add(file?.buffer);
  }

  @Get('images/:hash')
  @Endpoint({ ability: 'image.see', summary: 'A picture, by the hash of its bytes.', answers: 'image/webp' })
  async see(
    @Param('hash', { schema: hash }) imageHash: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const image = await this.images.see(imageHash);
    // The address is the content, so it never changes; and it is never anything but a picture.
    response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    return new StreamableFile(image.bytes, { type: image.mediaType, length: image.bytes.length });
  }
}

import { Body, Controller, Delete, Get, Param, Post, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FileFieldsInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  Failure,
  id,
  ImportConversation,
  ImportedConversation,
  ImportedConversations,
} from '@samepage/contracts';
import type { ConversationFiles } from '@samepage/opinion';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { ConversationService } from './conversation.service';

/** 300,000 votes as Polis writes them are some 15 MB. */
const largest = 16 * 1024 * 1024;
const fields = ['comments', 'votes', 'summary'] as const;
type Files = Partial<Record<(typeof fields)[number], { buffer: Buffer }[]>>;

@ApiTags('opinion')
@Controller()
export class ConversationController {
  constructor(private readonly conversations: ConversationService) {}

  @Get('inquiries/:inquiryId/conversations')
  @Endpoint({
    ability: 'opinion.see',
    at: 'inquiry',
    summary: 'Conversations held elsewhere that can be read here.',
    returns: ImportedConversations,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string) {
    return this.conversations.list(inquiryId);
  }

  @Post('inquiries/:inquiryId/conversations')
  @UseInterceptors(
    FileFieldsInterceptor(
      fields.map((name) => ({ name, maxCount: 1 })),
      { limits: { fileSize: largest, files: fields.length, fields: 4, fieldSize: 4_000 } },
    ),
  )
  @ApiParam({ name: 'inquiryId', schema: { type: 'string', format: 'uuid' } })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid' },
        title: { type: 'string' },
        ...Object.fromEntries(fields.map((name) => [name, { type: 'string', format: 'binary' }])),
      },
      required: ['title', 'comments', 'votes'],
    },
  })
  @Endpoint({
    ability: 'opinion.import',
    at: 'inquiry',
    summary: 'Bring in a conversation from the files of a Polis export. Who people were is not kept.',
    returns: ImportedConversation,
    status: 201,
  })
  add(
    @Body({ schema: ImportConversation }) body: ImportConversation,
    @UploadedFiles() files: Files | undefined,
    @AskedBy() asker: Asker,
  ) {
    return this.conversations.add(body, filesIn(files), asker);
  }

  @Get('conversations/:conversationId')
  @Endpoint({
    ability: 'opinion.see',
    at: 'conversation',
    summary: 'What a conversation held elsewhere says, in groups.',
    returns: ImportedConversation,
  })
  see(@Param('conversationId', { schema: id }) conversationId: string) {
    return this.conversations.see(conversationId);
  }

  @Delete('conversations/:conversationId')
  @Endpoint({
    ability: 'opinion.import',
    at: 'conversation',
    summary: 'Take such a conversation out again.',
  })
  remove(@Param('conversationId', { schema: id }) conversationId: string) {
    return this.conversations.remove(conversationId);
  }
}

function filesIn(files: Files | undefined): ConversationFiles {
  const text = (name: (typeof fields)[number]): string | undefined =>
    files?.[name]?.[0]?.buffer.toString('utf8');
  const [comments, votes, summary] = [text('comments'), text('votes'), text('summary')];
  if (comments !== undefined && votes !== undefined)
    return { comments, votes, ...(summary !== undefined && { summary }) };
  const path = comments === undefined ? 'comments' : 'votes';
  const message =
    'Choose two files of a Polis export: comments.csv, and votes.csv or participants-votes.csv.';
  throw new Failure('invalid_input', message, [{ path, message }]);
}

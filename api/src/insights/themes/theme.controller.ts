import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  id,
  MergeTheme,
  MoveToTheme,
  NewTheme,
  RenameTheme,
  SuggestedThemes,
  Themes,
} from '@samepage/contracts';
import { AskedBy, type Asker } from '../../edge/asker';
import { Endpoint } from '../../edge/endpoint';
import { SuggestionService } from './suggestion.service';
import { ThemeService } from './theme.service';

@ApiTags('themes')
@Controller('inquiries/:inquiryId/themes')
export class ThemeController {
  constructor(
    private readonly themes: ThemeService,
    private readonly suggestions: SuggestionService,
  ) {}

  @Get()
  @Endpoint({
    ability: 'theme.see',
    at: 'inquiry',
    summary: 'The themes people put together in an inquiry.',
    returns: Themes,
  })
  list(@Param('inquiryId', { schema: id }) inquiryId: string, @AskedBy() asker: Asker) {
    return this.themes.list(inquiryId, asker);
  }

  @Get('suggested')
  @Endpoint({
    ability: 'theme.group',
    at: 'inquiry',
    summary: 'Words that keep coming together, found by counting. Nothing of it is kept.',
    returns: SuggestedThemes,
  })
  suggest(@Param('inquiryId', { schema: id }) inquiryId: string, @AskedBy() asker: Asker) {
    return this.suggestions.suggest(inquiryId, asker);
  }

  @Post()
  @Endpoint({
    ability: 'theme.group',
    at: 'inquiry',
    summary: 'Keep a theme, with what is in it.',
    returns: Themes,
    status: 201,
  })
  async keep(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Body({ schema: NewTheme }) body: NewTheme,
    @AskedBy() asker: Asker,
  ) {
    await this.themes.keep(inquiryId, body);
    return this.themes.list(inquiryId, asker);
  }

  @Put(':themeId')
  @Endpoint({ ability: 'theme.group', at: 'inquiry', summary: 'Rename a theme.' })
  rename(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('themeId', { schema: id }) themeId: string,
    @Body({ schema: RenameTheme }) { name }: RenameTheme,
  ) {
    return this.themes.rename(inquiryId, themeId, name);
  }

  @Delete(':themeId')
  @Endpoint({ ability: 'theme.group', at: 'inquiry', summary: 'Throw a theme away; its words stay.' })
  remove(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('themeId', { schema: id }) themeId: string,
  ) {
    return this.themes.remove(inquiryId, themeId);
  }

  @Post(':themeId/merging')
  @Endpoint({
    ability: 'theme.group',
    at: 'inquiry',
    summary: 'Put all of a theme into another.',
  })
  merge(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('themeId', { schema: id }) themeId: string,
    @Body({ schema: MergeTheme }) { into }: MergeTheme,
  ) {
    return this.themes.merge(inquiryId, themeId, into);
  }

  @Post(':themeId/items')
  @Endpoint({
    ability: 'theme.group',
    at: 'inquiry',
    summary: 'Put statements and responses into a theme; each leaves the one it was in.',
  })
  move(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('themeId', { schema: id }) themeId: string,
    @Body({ schema: MoveToTheme }) { items }: MoveToTheme,
  ) {
    return this.themes.move(inquiryId, themeId, items);
  }

  @Delete(':themeId/items/:itemId')
  @Endpoint({
    ability: 'theme.group',
    at: 'inquiry',
    summary: 'Take a statement or a response out of a theme.',
  })
  takeOut(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Param('themeId', { schema: id }) themeId: string,
    @Param('itemId', { schema: id }) itemId: string,
  ) {
    return this.themes.takeOut(inquiryId, themeId, itemId);
  }
}

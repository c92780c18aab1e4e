import { HttpEvent, HttpEventType, HttpRequest, HttpXhrBackend } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { AddedImage } from '@samepage/contracts';
import { lastValueFrom, tap } from 'rxjs';
import { imageAdd } from '../../api/functions';

/**
 * Sends a picture and tells how much of it has gone. The generated function reports no progress, and fetch, which
 * everything else goes by, cannot: so this goes by XMLHttpRequest.
 */
@Injectable()
export class PictureUpload {
  private readonly backend = inject(HttpXhrBackend);
  /** From 0 to 1 while a picture is on its way. */
  readonly progress = signal<number | null>(null);

  async send(inquiryId: string, file: File): Promise<AddedImage> {
    const body = new FormData();
    body.set('image', file);
    this.progress.set(0);
    try {
      const last = await lastValueFrom(
        this.backend
          .handle(
            new HttpRequest('POST', imageAdd.PATH.replace('{inquiryId}', inquiryId), body, {
              reportUploadProgress: true,
            }),
          )
          .pipe(
            tap((event: HttpEvent<AddedImage>) => {
              if (event.type === HttpEventType.UploadProgress && event.total)
                this.progress.set(event.loaded / event.total);
            }),
          ),
      );
      if (last.type !== HttpEventType.Response || !last.body) throw new Error('The picture had no answer.');
      return last.body;
    } finally {
      this.progress.set(null);
    }
  }
}

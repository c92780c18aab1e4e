import { HttpClient, HttpEventType } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { AddedImage } from '@samepage/contracts';
import { lastValueFrom, tap } from 'rxjs';
import { imageAdd } from '../../api/functions';

/** Sends a picture and tells how much of it has gone; the generated function reports no progress. */
@Injectable()
export class PictureUpload {
  private readonly http = inject(HttpClient);
  /** From 0 to 1 while a picture is on its way. */
  readonly progress = signal<number | null>(null);

  async send(inquiryId: string, file: File): Promise<AddedImage> {
    const body = new FormData();
    body.set('image', file);
    this.progress.set(0);
    try {
      const last = await lastValueFrom(
        this.http
          .post<AddedImage>(imageAdd.PATH.replace('{inquiryId}', inquiryId), body, {
            observe: 'events',
            reportUploadProgress: true,
          })
          .pipe(
            tap((event) => {
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

import { Component } from '@angular/core';
@Component({ selector: 'sp-draft', template: '' })
export class DraftPage {}

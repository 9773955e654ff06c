// Everything in this folder takes AdminJS from here, so that its environment is set before it is imported.
import './adminjs-env.js';

export {
  type Action,
  type ActionContext,
  type ActionDecorator,
  type ActionRequest,
  type ActionResponse,
  AdminJS,
  type AdminJSOptions,
  AppError,
  BaseProperty,
  BaseRecord,
  type CurrentAdmin,
  Filter,
  flat,
  type Locale,
  type PropertyOptions,
  type PropertyType,
  type ResourceOptions,
  Router as adminRouter,
  ValidationError,
} from 'adminjs';

export { demonstrationTown, type DemonstrationTown, type SignIn } from './demonstration-town';
export { FIRST_TODAY, USUAL_STAFF } from './setting';

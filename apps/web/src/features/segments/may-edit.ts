/** Roles that save segments; others read them. Unknown for a moment, when nothing is offered yet. */
export function mayEdit(role: string | undefined): boolean {
  return role === "admin" || role === "marketer";
}

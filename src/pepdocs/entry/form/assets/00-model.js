"use strict";
// The form model as it comes in the page, with what it leaves out because it is as usual.

function wholeModel(packed) {
  const whole = (field, at) => {
    const place = at ? `${at}.${field.key}` : field.key;
    const path = field.path ?? place;
    const help = field.help === true ? `help:${path}` : field.help;
    const made = { kind: "text", level: 1, ...field, path, place, label: `field:${path}`, help };
    return field.fields ? { ...made, fields: field.fields.map((inner) => whole(inner, place)) } : made;
  };
  return { ...packed, root: packed.root.map((field) => whole(field, "")), local: packed.local.map((field) => whole(field, "local")) };
}

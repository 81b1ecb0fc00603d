"""The offline form: one page of HTML that a person fills in in a browser, without a network."""

from pepdocs.entry.form.page import form
from pepdocs.entry.form.part import FormPart
from pepdocs.entry.form.plan import FormPlan, Served, blank_plan, plan_of, read_plan

__all__ = ["FormPart", "FormPlan", "Served", "blank_plan", "form", "plan_of", "read_plan"]

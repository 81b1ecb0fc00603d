@echo off
rem pepdocs, as docs/windows.md describes it: pepdocs check plan.yaml
"%~dp0python\python.exe" -m pepdocs %*

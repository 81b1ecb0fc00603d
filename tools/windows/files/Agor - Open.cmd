@echo off
rem Drop a folder of plans, or a plan, on this file: a browser opens them, to be filled in. Closing this window ends it.
rem A name may hold & and !, which would be read as commands here, so the names are read from the whole command line
rem by the program, and "exit" keeps Windows from running what stands after an &.
setlocal EnableDelayedExpansion
set "PEPDOCS_COMMAND=!CMDCMDLINE!"
setlocal DisableDelayedExpansion
"%~dp0python\python.exe" -m dropped "%~nx0" %*
exit %ERRORLEVEL%

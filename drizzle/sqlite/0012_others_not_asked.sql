-- Nobody was ever asked but parents and carers, whatever their row said: others are asked from now on when somebody says so.
UPDATE `connections` SET `ask_views` = 0 WHERE `role` NOT IN ('parent', 'carer');
